// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.observe.CriticalPath;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.otel.semconv.VolnuxEvents;
import io.volnux.task.TaskRecord;
import io.volnux.task.TimeLedger;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The graph of a run, made of nothing but the spans of its trace.
 *
 * @param tasks the span of each node that was executed
 * @param decisions descriptor and reason of each branch that was taken, by the node that decided
 * @param skipped where parts begin that did not run
 */
record TraceGraph(Map<String, SpanData> tasks, Map<String, String> decisions, Set<String> skipped) {

    static TraceGraph of(List<SpanData> spans) {
        Map<String, SpanData> tasks = new TreeMap<>();
        Map<String, String> decisions = new TreeMap<>();
        Set<String> skipped = new TreeSet<>();
        for (SpanData span : spans) {
            boolean task = span.getName().startsWith("task.execute:");
            if (task && span.getAttributes().get(VolnuxAttributes.META_INDEX) == null) {
                tasks.put(Trial.value(span, VolnuxAttributes.NODE_ID), span);
            }
            for (EventData event : span.getEvents()) {
                if (event.getName().equals(VolnuxEvents.BRANCH_TAKEN)) {
                    decisions.put(
                            Trial.value(event, VolnuxAttributes.NODE_ID),
                            Trial.value(event, VolnuxAttributes.BRANCH_DESCRIPTOR)
                                    + " "
                                    + Trial.value(event, VolnuxAttributes.BRANCH_REASON));
                } else if (event.getName().equals(VolnuxEvents.SKIPPED)) {
                    skipped.add(Trial.value(event, VolnuxAttributes.NODE_ID));
                }
            }
        }
        return new TraceGraph(tasks, decisions, skipped);
    }

    /** Name, outcome and attempts of each node. */
    Map<String, String> nodes() {
        Map<String, String> nodes = new TreeMap<>();
        tasks.forEach((node, span) -> nodes.put(
                node,
                "%s %s after %d"
                        .formatted(
                                Trial.value(span, VolnuxAttributes.TASK_NAME),
                                Trial.value(span, VolnuxAttributes.TASK_OUTCOME),
                                Trial.value(span, VolnuxAttributes.TASK_ATTEMPTS))));
        return nodes;
    }

    /** What each node waited for. */
    Map<String, Set<String>> edges() {
        Map<String, Set<String>> edges = new TreeMap<>();
        tasks.forEach((node, span) -> edges.put(node, new TreeSet<>(dependencies(span))));
        return edges;
    }

    /** The same, by the spans that the links point to. */
    Map<String, Set<String>> links() {
        Map<String, String> nodes = new HashMap<>();
        tasks.forEach((node, span) -> nodes.put(span.getSpanId(), node));
        Map<String, Set<String>> links = new TreeMap<>();
        tasks.forEach((node, span) -> links.put(
                node,
                span.getLinks().stream()
                        .map(link ->
                                String.valueOf(nodes.get(link.getSpanContext().getSpanId())))
                        .collect(Collectors.toCollection(TreeSet::new))));
        return links;
    }

    private static List<String> dependencies(SpanData span) {
        List<String> ids = span.getAttributes().get(VolnuxAttributes.DEPENDS_ON);
        return ids == null ? List.of() : ids;
    }

    /** The path that decided the time, from the ledgers alone. */
    CriticalPath criticalPath() {
        Map<String, TaskRecord> records = new HashMap<>();
        tasks.forEach((node, span) -> records.put(node, record(node, span, records)));
        long end = records.values().stream()
                .mapToLong(record -> record.ledger().ended())
                .max()
                .orElse(0);
        return CriticalPath.of(List.copyOf(records.values()), Duration.ofNanos(end));
    }

    private static TaskRecord record(String node, SpanData span, Map<String, TaskRecord> all) {
        return (TaskRecord) Proxy.newProxyInstance(
                TraceGraph.class.getClassLoader(),
                new Class<?>[] {TaskRecord.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "nodeId" -> node;
                    case "ledger" -> ledger(span);
                    case "dependencies" ->
                        dependencies(span).stream()
                                .map(all::get)
                                .filter(record -> record != null)
                                .toList();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** In nanoseconds again. */
    static TimeLedger ledger(SpanData span) {
        long ready = Math.round(Trial.value(span, VolnuxAttributes.TIME_DEPENDENCY) * 1e6);
        long queue = Math.round(Trial.value(span, VolnuxAttributes.TIME_QUEUE) * 1e6);
        long run = Math.round(Trial.value(span, VolnuxAttributes.TIME_RUN) * 1e6);
        long backoff = Math.round(Trial.value(span, VolnuxAttributes.TIME_BACKOFF) * 1e6);
        return new TimeLedger(ready, ready, ready + queue + run + backoff, run, backoff);
    }

    /** Whether a node is part of what was skipped: the rest of a chain from a stage on, an arm, or a chain of a group. */
    boolean saysSkipped(String node) {
        return skipped.stream().anyMatch(start -> begins(start, node));
    }

    private static boolean begins(String start, String node) {
        int dot = start.lastIndexOf('.');
        String last = start.substring(dot + 1);
        if (!Character.isDigit(last.charAt(0))) {
            return (node + ".").startsWith(start + ".");
        }
        String chain = start.substring(0, dot + 1);
        if (!node.startsWith(chain)) {
            return false;
        }
        String next = node.substring(chain.length()).split("\\.", 2)[0];
        return Character.isDigit(next.charAt(0)) && Integer.parseInt(next) >= Integer.parseInt(last);
    }
}
