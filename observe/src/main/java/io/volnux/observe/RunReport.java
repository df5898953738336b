// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskNode;
import io.volnux.task.BranchDecision;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.ResultWord;
import io.volnux.task.RunResult;
import io.volnux.task.SecretValues;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskRecord;
import io.volnux.task.TaskResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The story of a run, computed from its own records: what ran when and how it ended, what did not run and why, what
 * decided the time. Immutable. Of a run that still goes on it tells what has ended so far.
 *
 * @param summary the run as a whole
 * @param rows every executed node, in start order
 * @param skipped what did not run, in the order of the script
 * @param failures every failure, in start order
 * @param decisions which branches were taken, and why
 * @param criticalPath the nodes that decided the duration
 */
public record RunReport(
        Summary summary,
        List<ReportRow> rows,
        List<SkippedNodes> skipped,
        List<FailureReport> failures,
        List<BranchDecision> decisions,
        CriticalPath criticalPath) {

    private static final Set<String> WITHOUT_QUEUE = Set.of("inline", "virtual");

    public RunReport {
        rows = List.copyOf(rows);
        skipped = List.copyOf(skipped);
        failures = List.copyOf(failures);
        decisions = List.copyOf(decisions);
    }

    /**
     * The run as a whole.
     *
     * @param verdict status and result word
     * @param totals sums over all nodes
     * @param cause what ended the run from outside its tasks, null if nothing did
     */
    public record Summary(
            String runId,
            String name,
            Instant startedAt,
            Verdict verdict,
            Totals totals,
            FailureReport.@Nullable Cause cause) {

        /** What ended the run from outside its tasks: an infrastructure error, a time-out or a bad goto. */
        public Optional<FailureReport.Cause> error() {
            return Optional.ofNullable(cause);
        }
    }

    /**
     * How the run ended.
     *
     * @param word null while the run goes on
     */
    public record Verdict(ExecutionStatus status, @Nullable ResultWord word, boolean stoppedByFailure) {

        /** The result word, empty while the run goes on. */
        public Optional<ResultWord> result() {
            return Optional.ofNullable(word);
        }

        /** The result word, or {@code running}. */
        public String text() {
            return word == null ? "running" : word.word();
        }
    }

    /**
     * Sums over all nodes.
     *
     * @param wall time from start to end
     * @param work sum of the time spent in tasks
     * @param tasks executed nodes
     * @param stages dispatched stages
     * @param retries attempts beyond the first
     * @param handled failures that something in the script handled
     * @param unhandled failures that nothing handled
     */
    public record Totals(
            Duration wall, Duration work, int tasks, int stages, long retries, int handled, int unhandled) {

        /** Tasks at work at the same time on average: sum of work by wall time; 0 if no time passed. */
        public double parallelism() {
            return wall.isZero() ? 0 : (double) work.toNanos() / wall.toNanos();
        }
    }

    /** Reports on a run of this graph. */
    public static RunReport of(RunResult run, TaskGraph graph) {
        boolean ended = run.status().isFinal();
        ResultWord word = ended ? run.result() : null;
        List<TaskRecord> records = List.copyOf(run.tasks());
        CriticalPath path = CriticalPath.of(records, run.duration());
        Causes causes = new Causes(secrets(run, graph));
        Set<String> unhandled = new HashSet<>();
        run.unhandledFailures().forEach(failure -> unhandled.add(failure.taskId()));
        Set<String> critical = new HashSet<>(path.nodeIds());
        List<ReportRow> rows = new ArrayList<>(records.size());
        List<FailureReport> failures = new ArrayList<>();
        for (TaskRecord record : records) {
            FailureKind kind = kind(record, unhandled, ended);
            String name = name(record, graph);
            ReportRow row = row(record, name, kind, new Paths(path, critical));
            rows.add(row);
            if (kind != FailureKind.NONE) {
                failures.add(
                        new FailureReport(record.nodeId(), name, kind, record.attempts(), causes.of(record.result())));
            }
        }
        Summary summary = new Summary(
                run.runId(),
                run.name(),
                run.startedAt(),
                new Verdict(run.status(), word, run.stoppedByFailure()),
                totals(run, rows),
                run.error().map(causes::of).orElse(null));
        return new RunReport(summary, rows, Skipping.of(run, graph, word), failures, run.decisions(), path);
    }

    /**
     * Time until the first task of the run started: the engine, and at a JVM's first run the JVM, getting ready. Zero if
     * nothing started, or if the first task was to wait for a worker of a pool.
     */
    public Duration startUp() {
        return rows.stream()
                .min(Comparator.comparingLong(row -> row.time().started()))
                .filter(first -> WITHOUT_QUEUE.contains(first.ending().executor()))
                .map(first -> Duration.ofNanos(Math.max(0, first.time().started())))
                .orElse(Duration.ZERO);
    }

    /** As drawings and progress name it. */
    static String name(TaskRecord record, TaskGraph graph) {
        return graph.task(record.nodeId()).map(TaskNode::label).orElse(record.name());
    }

    private record Paths(CriticalPath path, Set<String> critical) {}

    /** The same story as maps, lists, texts, numbers and booleans, ready for JSON. Times are in milliseconds. */
    public Map<String, Object> asMap() {
        return new ReportMap(this).write();
    }

    private static FailureKind kind(TaskRecord record, Set<String> unhandled, boolean ended) {
        TaskResult result = record.result();
        if (unhandled.contains(record.taskId())) {
            return FailureKind.UNHANDLED;
        }
        if (!result.failed() || record.outcome() == TaskOutcome.CANCELLED) {
            return FailureKind.NONE;
        }
        return ended ? FailureKind.HANDLED : FailureKind.OPEN;
    }

    private static ReportRow row(TaskRecord record, String name, FailureKind kind, Paths paths) {
        ReportRow.Choice choice = record.descriptor().isEmpty()
                ? ReportRow.Choice.NONE
                : new ReportRow.Choice(
                        record.descriptor().getAsInt(), record.reason().orElse(""));
        return new ReportRow(
                record.nodeId(),
                name,
                new ReportRow.Ending(record.outcome(), kind, record.attempts(), record.executor(), choice),
                record.ledger(),
                new ReportRow.Weight(
                        record.dependencies().stream().map(TaskRecord::nodeId).toList(),
                        paths.critical().contains(record.nodeId()),
                        paths.path().slack().getOrDefault(record.nodeId(), 0L)),
                record.metaCounts().orElse(null));
    }

    private static Totals totals(RunResult run, List<ReportRow> rows) {
        long work = 0;
        long retries = 0;
        int handled = 0;
        int unhandled = 0;
        for (ReportRow row : rows) {
            work += row.time().run();
            retries += row.retries();
            handled += row.ending().failure() == FailureKind.HANDLED ? 1 : 0;
            unhandled += row.ending().failure() == FailureKind.UNHANDLED ? 1 : 0;
        }
        return new Totals(
                run.duration(),
                Duration.ofNanos(work),
                rows.size(),
                run.stagesProcessed(),
                retries,
                handled,
                unhandled);
    }

    private static SecretValues secrets(RunResult run, TaskGraph graph) {
        return SecretValues.of(run.inputs()).and(graph.secretOptions());
    }
}
