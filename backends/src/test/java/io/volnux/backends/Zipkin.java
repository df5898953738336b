// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import com.fasterxml.jackson.databind.JsonNode;

/** Zipkin's query interface. It writes the names of spans in lower case. */
record Zipkin(String url, Web web) {
    static Zipkin of(Backends backends) {
        return new Zipkin(backends.value("zipkin"), new Web());
    }

    /** The trace, as soon as it has that many spans. */
    JsonNode trace(String traceId, int expected) throws Exception {
        return Awaited.until(trace -> trace.size() >= expected, () -> web.get(url + "/api/v2/trace/" + traceId));
    }
}
