// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The spans of one trace in the JSON form of OTLP. */
record Spans(List<JsonNode> all) {
    Spans {
        all = List.copyOf(all);
    }

    JsonNode root() {
        return all.stream()
                .filter(span -> span.path("parentSpanId").asText().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a trace must have a root, got spans " + names()));
    }

    String traceId() {
        return root().path("traceId").asText();
    }

    Set<String> names() {
        return all.stream().map(span -> span.path("name").asText()).collect(Collectors.toSet());
    }

    List<JsonNode> named(String name) {
        return all.stream()
                .filter(span -> span.path("name").asText().equals(name))
                .toList();
    }

    /** Names of spans whose parent did not arrive, and of those that arrived twice. */
    List<String> misplaced() {
        var ids = all.stream().map(span -> span.path("spanId").asText()).collect(Collectors.toSet());
        var seen = new HashSet<String>();
        return all.stream()
                .filter(span -> !seen.add(span.path("spanId").asText())
                        || !(span.path("parentSpanId").asText().isEmpty()
                                || ids.contains(span.path("parentSpanId").asText())))
                .map(span -> span.path("name").asText())
                .toList();
    }

    /** The value of an attribute as text; empty when the span has none of that name. */
    static String attribute(JsonNode span, String name) {
        for (var attribute : span.path("attributes")) {
            if (attribute.path("key").asText().equals(name)) {
                return attribute.path("value").elements().next().asText();
            }
        }
        return "";
    }
}
