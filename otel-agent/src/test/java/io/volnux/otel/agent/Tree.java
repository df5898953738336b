// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import io.opentelemetry.proto.trace.v1.Span;
import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Spans that arrived, all of them. */
record Tree(List<Span> spans) {

    /** How often each span of the application {@code Shop} must be there, Volnux's only. */
    static final Map<String, Long> OF_THE_SHOP = new TreeMap<>(Map.ofEntries(
            Map.entry("workflow.Shop", 1L),
            Map.entry("engine.execute", 1L),
            Map.entry("engine.process_task", 5L),
            Map.entry("context.dispatch", 5L),
            Map.entry("coordinator.execute", 5L),
            Map.entry("flow.setup", 5L),
            Map.entry("flow.run", 5L),
            Map.entry("result_processor.process", 5L),
            Map.entry("engine.resolve_next_task", 5L),
            Map.entry("task.execute:Inline", 1L),
            Map.entry("task.execute:Left", 1L),
            Map.entry("task.execute:Right", 1L),
            Map.entry("task.execute:Pool", 1L),
            Map.entry("task.execute:Fails", 1L),
            Map.entry("task.attempt", 1L),
            Map.entry("task.execute:Mend", 1L)));

    static Tree of(OtlpReceiver receiver) {
        return new Tree(receiver.spans());
    }

    /** How often each of our spans is there. */
    Map<String, Long> ours() {
        return spans.stream()
                .filter(span -> !attribute(span, "volnux.run.id").isEmpty())
                .collect(Collectors.groupingBy(Span::getName, TreeMap::new, Collectors.counting()));
    }

    /** The only one of this name. */
    Span named(String name) {
        List<Span> found =
                spans.stream().filter(span -> span.getName().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError("%s must be there once, got %s"
                    .formatted(name, spans.stream().map(Span::getName).toList()));
        }
        return found.get(0);
    }

    /** Names of the spans right under the one of this name. */
    List<String> under(String name) {
        Span parent = named(name);
        return spans.stream()
                .filter(span -> span.getParentSpanId().equals(parent.getSpanId()))
                .map(Span::getName)
                .sorted()
                .toList();
    }

    /** Names of spans whose parent is not there, roots excepted, and of those that are there twice. */
    List<String> misplaced() {
        Set<Object> ids = spans.stream().map(Span::getSpanId).collect(Collectors.toSet());
        Set<Object> seen = new HashSet<>();
        return spans.stream()
                .filter(span -> !seen.add(span.getSpanId())
                        || !(span.getParentSpanId().isEmpty() || ids.contains(span.getParentSpanId())))
                .map(Span::getName)
                .toList();
    }

    long traces() {
        return spans.stream().map(Span::getTraceId).distinct().count();
    }

    String attribute(String span, String key) {
        return attribute(named(span), key);
    }

    static String attribute(Span span, String key) {
        return OtlpReceiver.attributes(span.getAttributesList()).getOrDefault(key, "");
    }
}
