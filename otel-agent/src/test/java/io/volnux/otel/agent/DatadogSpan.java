// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A span as Datadog's agent sends it.
 *
 * @param name of the operation
 * @param texts its string attributes
 * @param numbers its numeric ones
 */
record DatadogSpan(
        String name,
        String resource,
        String type,
        long id,
        long parent,
        boolean failed,
        Map<String, String> texts,
        Map<String, Double> numbers) {

    static DatadogSpan of(Map<?, ?> span) {
        Map<String, String> texts = new TreeMap<>();
        part(span, "meta").forEach((key, value) -> texts.put(key.toString(), value.toString()));
        Map<String, Double> numbers = new TreeMap<>();
        part(span, "metrics").forEach((key, value) -> numbers.put(key.toString(), ((Number) value).doubleValue()));
        return new DatadogSpan(
                text(span, "name"),
                text(span, "resource"),
                text(span, "type"),
                number(span, "span_id"),
                number(span, "parent_id"),
                number(span, "error") != 0,
                texts,
                numbers);
    }

    private static Map<?, ?> part(Map<?, ?> span, String key) {
        return Objects.requireNonNullElse((Map<?, ?>) span.get(key), Map.of());
    }

    private static String text(Map<?, ?> span, String key) {
        return Objects.requireNonNullElse(span.get(key), "").toString();
    }

    private static long number(Map<?, ?> span, String key) {
        return span.get(key) instanceof Number number ? number.longValue() : 0;
    }

    /** Whether it has trace metrics of its own. */
    boolean isMeasured() {
        return numbers.getOrDefault("_dd.measured", 0.0) == 1.0;
    }
}
