// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Spans as a text that is the same for every run: children indented below parents, siblings in the order of their start
 * within one name, ids replaced by places, times by {@code #}.
 */
record SpanTree(List<SpanData> spans) {

    private static final List<String> CHANGING = List.of(
            "volnux.run.id",
            "volnux.task.id",
            "volnux.context.id",
            "volnux.context.previous_id",
            "volnux.context.index",
            "volnux.batch.id",
            "volnux.run.parallelism",
            "volnux.run.critical_path",
            "exception.stacktrace");

    /** Those of every span, shown nowhere, and checked by {@link #everySpanNamesItsRun()}. */
    private static final List<String> COMMON = List.of("volnux.workflow.name", "volnux.run.id");

    String text() {
        Map<String, SpanData> byId = byId();
        StringBuilder text = new StringBuilder();
        spans.stream()
                .filter(span -> !byId.containsKey(span.getParentSpanId()))
                .sorted(order())
                .forEach(root -> write(text, root, 0));
        return text.toString();
    }

    private void write(StringBuilder text, SpanData span, int depth) {
        String indent = "  ".repeat(depth);
        text.append(indent).append(span.getName());
        if (span.getKind() != SpanKind.INTERNAL) {
            text.append(' ').append(span.getKind());
        }
        if (span.getStatus().getStatusCode() != StatusCode.UNSET) {
            text.append(" !")
                    .append(span.getStatus().getStatusCode())
                    .append(" \"")
                    .append(span.getStatus().getDescription())
                    .append('"');
        }
        text.append('\n');
        attributes(span.getAttributes()).forEach((key, value) -> {
            if (!COMMON.contains(key) || (depth == 0 && !key.equals("volnux.run.id"))) {
                text.append(indent)
                        .append("    ")
                        .append(key)
                        .append(" = ")
                        .append(value)
                        .append('\n');
            }
        });
        for (LinkData link : span.getLinks()) {
            text.append(indent)
                    .append("    link -> ")
                    .append(place(link.getSpanContext().getSpanId()))
                    .append(' ')
                    .append(attributes(link.getAttributes()))
                    .append('\n');
        }
        for (EventData event : span.getEvents()) {
            text.append(indent)
                    .append("    * ")
                    .append(event.getName())
                    .append(' ')
                    .append(attributes(event.getAttributes()))
                    .append('\n');
        }
        children(span).forEach(child -> write(text, child, depth + 1));
    }

    List<SpanData> children(SpanData span) {
        return spans.stream()
                .filter(child -> child.getParentSpanId().equals(span.getSpanId()))
                .sorted(order())
                .toList();
    }

    /** What a link points to, by name and node. */
    private String place(String spanId) {
        SpanData target = byId().get(spanId);
        if (target == null) {
            return "outside";
        }
        String node = target.getAttributes().get(AttributeKey.stringKey("volnux.node.id"));
        SpanData stage = byId().get(target.getParentSpanId());
        if (node == null && stage != null) {
            node = stage.getAttributes().get(AttributeKey.stringKey("volnux.node.id"));
        }
        Long attempt = target.getAttributes().get(AttributeKey.longKey("volnux.task.attempt"));
        return target.getName() + (node == null ? "" : "@" + node) + (attempt == null ? "" : " attempt " + attempt);
    }

    private static Map<String, String> attributes(Attributes attributes) {
        Map<String, String> shown = new TreeMap<>();
        attributes.forEach((key, value) -> {
            boolean changing = CHANGING.contains(key.getKey()) || key.getKey().endsWith("_ms");
            shown.put(key.getKey(), changing ? "#" : String.valueOf(value));
        });
        return shown;
    }

    /** The order of start is that of execution; arms start together, so their place in the script decides. */
    private static Comparator<SpanData> order() {
        return Comparator.<SpanData, String>comparing(span -> armOf(span))
                .thenComparingLong(SpanData::getStartEpochNanos)
                .thenComparing(SpanData::getName);
    }

    private static String armOf(SpanData span) {
        String node = span.getAttributes().get(AttributeKey.stringKey("volnux.node.id"));
        Long index = span.getAttributes().get(AttributeKey.longKey("volnux.meta.index"));
        boolean arm =
                span.getName().startsWith("task.execute") || span.getName().startsWith("volnux.");
        return arm && node != null ? node + (index == null ? "" : "%06d".formatted(index)) : "";
    }

    Map<String, SpanData> byId() {
        Map<String, SpanData> byId = new HashMap<>();
        spans.forEach(span -> byId.put(span.getSpanId(), span));
        return byId;
    }

    /** What is wrong with this trace, whatever it shows: empty for a good one. */
    List<String> flaws() {
        List<String> flaws = new ArrayList<>();
        Map<String, SpanData> byId = byId();
        for (SpanData span : spans) {
            if (!span.hasEnded()) {
                flaws.add(span.getName() + " has not ended");
            }
            if (span.getStatus().getStatusCode() == StatusCode.ERROR
                    && span.getStatus().getDescription().isBlank()) {
                flaws.add(span.getName() + " failed and does not say why");
            }
            SpanData parent = byId.get(span.getParentSpanId());
            if (parent == null) {
                continue;
            }
            if (span.getStartEpochNanos() < parent.getStartEpochNanos()
                    || span.getEndEpochNanos() > parent.getEndEpochNanos()) {
                flaws.add("%s [%d, %d] is not covered by %s [%d, %d]"
                        .formatted(
                                span.getName(),
                                span.getStartEpochNanos(),
                                span.getEndEpochNanos(),
                                parent.getName(),
                                parent.getStartEpochNanos(),
                                parent.getEndEpochNanos()));
            }
            if (!span.getTraceId().equals(parent.getTraceId())) {
                flaws.add(span.getName() + " is in another trace than its parent");
            }
        }
        flaws.addAll(everySpanNamesItsRun());
        Map<String, Long> ids =
                spans.stream().collect(Collectors.groupingBy(SpanData::getSpanId, Collectors.counting()));
        ids.forEach((id, count) -> {
            if (count > 1) {
                flaws.add("span " + id + " was exported " + count + " times");
            }
        });
        return flaws;
    }

    private List<String> everySpanNamesItsRun() {
        return spans.stream()
                .filter(span -> span.getInstrumentationScopeInfo().getName().equals("io.volnux"))
                .filter(span -> !span.getName().startsWith("batch."))
                .filter(span -> !has(span, "volnux.workflow.name") || !has(span, "volnux.run.id"))
                .map(span -> span.getName() + " does not name its run")
                .toList();
    }

    private static boolean has(SpanData span, String key) {
        @Nullable String value = span.getAttributes().get(AttributeKey.stringKey(key));
        return value != null && !value.isEmpty();
    }
}
