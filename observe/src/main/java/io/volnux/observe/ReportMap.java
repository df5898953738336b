// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.task.BranchDecision;
import io.volnux.task.MetaCounts;
import io.volnux.task.ResultWord;
import io.volnux.task.TimeLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes a report as plain maps and lists. Absent beats empty, and numbers stay numbers. */
final class ReportMap {

    private static final int DEPENDENCIES_SHOWN = 50;
    private static final double NANOS_PER_MILLI = 1e6;

    private final RunReport report;

    ReportMap(RunReport report) {
        this.report = report;
    }

    Map<String, Object> write() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("run", run());
        map.put("totals", totals());
        map.put("tasks", list(report.rows(), ReportMap::row));
        map.put("skipped", list(report.skipped(), ReportMap::skipped));
        map.put("failures", list(report.failures(), ReportMap::failure));
        map.put("decisions", list(report.decisions(), ReportMap::decision));
        map.put("critical_path", report.criticalPath().nodeIds());
        return map;
    }

    private Map<String, Object> run() {
        RunReport.Summary summary = report.summary();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", summary.runId());
        map.put("name", summary.name());
        map.put("status", summary.verdict().status().word());
        map.put("result", summary.verdict().text());
        summary.verdict().result().ifPresent(word -> {
            boolean failed = word == ResultWord.STOPPED && summary.verdict().stoppedByFailure();
            map.put("exit_code", failed ? 1 : word.exitCode());
        });
        map.put("started_at", summary.startedAt().toString());
        map.put("duration_ms", millis(summary.totals().wall()));
        summary.error().ifPresent(cause -> map.put("error", cause(cause)));
        return map;
    }

    private Map<String, Object> totals() {
        RunReport.Totals totals = report.summary().totals();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("wall_ms", millis(totals.wall()));
        map.put("start_up_ms", millis(report.startUp()));
        map.put("work_ms", millis(totals.work()));
        map.put("critical_path_ms", millis(report.criticalPath().duration()));
        map.put("parallelism", totals.parallelism());
        map.put("tasks", totals.tasks());
        map.put("stages", totals.stages());
        map.put("retries", totals.retries());
        map.put("failures_handled", totals.handled());
        map.put("failures_unhandled", totals.unhandled());
        return map;
    }

    private static Map<String, Object> row(ReportRow row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("node_id", row.nodeId());
        map.put("task", row.name());
        map.put("outcome", row.ending().outcome().word());
        if (row.failed()) {
            map.put("failure", row.ending().failure().word());
        }
        map.put("attempts", row.ending().attempts());
        map.put("executor", row.ending().executor());
        if (row.ending().choice().descriptor() >= 0) {
            map.put("descriptor", row.ending().choice().descriptor());
        }
        if (!row.ending().choice().reason().isEmpty()) {
            map.put("reason", row.ending().choice().reason());
        }
        time(row.time(), map);
        ReportRow.Weight weight = row.weight();
        map.put("critical", weight.critical());
        map.put("slack_ms", millis(weight.slack()));
        int shown = Math.min(weight.dependsOn().size(), DEPENDENCIES_SHOWN);
        map.put("depends_on", weight.dependsOn().subList(0, shown));
        row.fanOut().ifPresent(counts -> map.put("fan_out", fanOut(counts)));
        return map;
    }

    private static void time(TimeLedger time, Map<String, Object> map) {
        map.put("ready_ms", millis(time.ready()));
        map.put("started_ms", millis(time.started()));
        map.put("ended_ms", millis(time.ended()));
        map.put("run_ms", millis(time.run()));
        map.put("queue_ms", millis(time.queue()));
        map.put("backoff_ms", millis(time.backoff()));
    }

    private static Map<String, Object> fanOut(MetaCounts counts) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("total", counts.total());
        map.put("successful", counts.successful());
        map.put("failed", counts.failed());
        map.put("retries", counts.retries());
        map.put(
                "slowest",
                list(
                        counts.slowest(),
                        slow -> Map.<String, Object>of("index", slow.index(), "duration_ms", millis(slow.duration()))));
        map.put(
                "failures",
                list(
                        counts.failures(),
                        failed -> Map.<String, Object>of("index", failed.index(), "message", failed.message())));
        return map;
    }

    private static Map<String, Object> skipped(SkippedNodes part) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("node_id", part.nodeId());
        map.put("reason", part.reason());
        map.put(
                "nodes",
                list(part.nodes(), node -> Map.<String, Object>of("node_id", node.nodeId(), "task", node.name())));
        return map;
    }

    private static Map<String, Object> failure(FailureReport failure) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("node_id", failure.nodeId());
        map.put("task", failure.task());
        map.put("failure", failure.kind().word());
        map.put("attempts", failure.attempts());
        map.putAll(cause(failure.cause()));
        return map;
    }

    private static Map<String, Object> cause(FailureReport.Cause cause) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (!cause.type().isEmpty()) {
            map.put("type", cause.type());
        }
        map.put("message", cause.message());
        if (!cause.root().isEmpty()) {
            map.put("root_cause", cause.root());
        }
        cause.at().ifPresent(place -> {
            map.put("file", place.file());
            map.put("line", place.line());
            map.put("method", place.className() + "." + place.method());
        });
        if (!cause.last().isEmpty()) {
            map.put("last_attempt", cause.last());
        }
        return map;
    }

    private static Map<String, Object> decision(BranchDecision decision) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("node_id", decision.nodeId());
        map.put("task", decision.task());
        decision.descriptor().ifPresent(taken -> map.put("taken", taken));
        map.put("reason", decision.reason());
        return map;
    }

    private static <T> List<Map<String, Object>> list(List<T> items, Function<T, Map<String, Object>> write) {
        List<Map<String, Object>> maps = new ArrayList<>(items.size());
        items.forEach(item -> maps.add(write.apply(item)));
        return maps;
    }

    private static double millis(Duration duration) {
        return millis(duration.toNanos());
    }

    private static double millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }
}
