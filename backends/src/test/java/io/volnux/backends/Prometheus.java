// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import com.fasterxml.jackson.databind.JsonNode;

/** Prometheus' query interface. */
record Prometheus(String url, Web web) {
    private static final String ANY_TIME = "&start=0&end=4102444800"; // until 2100

    static Prometheus of(Backends backends) {
        return new Prometheus(backends.value("prometheus"), new Web());
    }

    /** The series a query gives now, as soon as there are any. */
    JsonNode query(String promql) throws Exception {
        return Awaited.until(
                result -> !result.isEmpty(),
                () -> web.get(url + "/api/v1/query?query=" + Web.encoded(promql))
                        .path("data")
                        .path("result"));
    }

    /** The exemplars of the series a query names, as soon as one leads to the trace. */
    JsonNode exemplars(String promql, String traceId) throws Exception {
        return Awaited.until(
                result -> result.toString().contains(traceId),
                () -> web.get(url + "/api/v1/query_exemplars?query=" + Web.encoded(promql) + ANY_TIME)
                        .path("data"));
    }
}
