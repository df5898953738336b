// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import com.fasterxml.jackson.databind.JsonNode;

/** Jaeger's query interface, the one its page uses. */
record Jaeger(String url, Web web) {
    static Jaeger of(Backends backends) {
        return new Jaeger(backends.value("jaeger"), new Web());
    }

    /** The spans of a trace, as soon as there are that many. */
    JsonNode spans(String traceId, int expected) throws Exception {
        return Awaited.until(
                spans -> spans.size() >= expected,
                () -> web.get(url + "/api/traces/" + traceId)
                        .path("data")
                        .path(0)
                        .path("spans"));
    }

    /** The traces of a service that have a tag of this value, as a user searches for them. */
    JsonNode search(String service, String tag, String value) throws Exception {
        var tags = Web.encoded("{\"%s\":\"%s\"}".formatted(tag, value));
        return web.get(url + "/api/traces?lookback=1h&limit=20&service=" + Web.encoded(service) + "&tags=" + tags)
                .path("data");
    }

    /** The value of a span's tag as text; empty when it has none of that name. */
    static String tag(JsonNode span, String name) {
        for (var tag : span.path("tags")) {
            if (tag.path("key").asText().equals(name)) {
                return tag.path("value").asText();
            }
        }
        return "";
    }

    /**
     * The id of a span's parent; empty for a root. Jaeger keeps one reference to a span: where a span has its parent as a
     * link too, as a second attempt has its task, it follows from it instead of being its child.
     */
    static String parent(JsonNode span) {
        var parent = "";
        for (var reference : span.path("references")) {
            if (reference.path("refType").asText().equals("CHILD_OF")) {
                return reference.path("spanID").asText();
            }
            parent = reference.path("spanID").asText();
        }
        return parent;
    }
}
