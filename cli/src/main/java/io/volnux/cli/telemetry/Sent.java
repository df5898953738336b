// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.telemetry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What became of the telemetry of a run.
 *
 * @param traceId the run's trace, empty if there is none or more than one
 * @param spans what became of spans
 * @param bytes sent, of all signals, before compression
 * @param exportCpu CPU time of the exporting threads
 * @param endpoints where to
 */
public record Sent(String traceId, Spans spans, long bytes, Duration exportCpu, List<String> endpoints) {

    /**
     * Counts of spans.
     *
     * @param exported arrived
     * @param failed sent without arriving
     * @param dropped never sent
     * @param folded executions without a span of their own, because a run's budget was used up
     */
    public record Spans(long exported, long failed, long dropped, long folded) {}

    public Sent {
        endpoints = List.copyOf(endpoints);
    }

    /** For people, at the end of a report. */
    public List<String> lines(boolean unicode) {
        String dot = unicode ? "  ·  " : "  |  ";
        String trace = traceId.isEmpty() ? "" : "trace " + traceId + dot;
        String where = endpoints.isEmpty() ? "nowhere" : String.join(", ", endpoints);
        String counts = String.format(
                Locale.ROOT,
                "%,d spans exported, %,d folded, %,d dropped%s",
                spans.exported(),
                spans.folded(),
                spans.dropped(),
                spans.failed() == 0 ? "" : String.format(Locale.ROOT, ", %,d failed", spans.failed()));
        String cost = String.format(
                Locale.ROOT, "%,d bytes sent%sexport took %,d ms of CPU", bytes, dot, exportCpu.toMillis());
        return List.of("telemetry  " + trace + "to " + where, "           " + counts + dot + cost);
    }

    /** For programs. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (!traceId.isEmpty()) {
            map.put("trace_id", traceId);
        }
        map.put("endpoints", endpoints);
        map.put("spans_exported", spans.exported());
        map.put("spans_failed", spans.failed());
        map.put("spans_dropped", spans.dropped());
        map.put("spans_folded", spans.folded());
        map.put("bytes_sent", bytes);
        map.put("export_cpu_ms", exportCpu.toNanos() / 1e6);
        return map;
    }
}
