// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.volnux.graph.TaskGraph;
import io.volnux.observe.CriticalPath;
import io.volnux.observe.RunReport;
import io.volnux.observe.SkippedNodes;
import io.volnux.otel.internal.Durations;
import io.volnux.otel.internal.Instruments;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.otel.semconv.VolnuxEvents;
import io.volnux.task.ExecutionContext;
import io.volnux.task.ResultWord;
import io.volnux.task.RunResult;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskRecord;
import io.volnux.task.TaskResult;
import io.volnux.task.TimeLedger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run only at its end: which failures were handled, the critical path, the totals.
 *
 * @param trace the run's trace
 * @param result the run's result
 * @param failures every failed execution
 * @param unhandled ids of the executions among them that nothing answered
 * @param path the critical path
 * @param tasks every execution
 */
record RunVerdictTelemetry(
        RunTrace trace,
        RunResult result,
        List<TaskRecord> failures,
        Set<String> unhandled,
        List<TaskRecord> path,
        List<TaskRecord> tasks) {

    static RunVerdictTelemetry of(RunTrace trace, RunResult result) {
        List<TaskRecord> failures = new ArrayList<>();
        List<TaskRecord> tasks = result.tasks();
        for (int i = 0; i < tasks.size(); i++) {
            TaskRecord record = tasks.get(i);
            if (Attempted.errorType(record) != null) {
                failures.add(record);
            }
        }
        Set<String> unhandled = new HashSet<>();
        for (TaskResult failure : result.unhandledFailures()) {
            unhandled.add(failure.taskId());
        }
        return new RunVerdictTelemetry(trace, result, failures, unhandled, CriticalPath.path(tasks), tasks);
    }

    private boolean handled(TaskRecord record) {
        return !unhandled.contains(record.taskId());
    }

    /** Attributes, failure events and status of the root span. */
    void describe(RunSpan root, Span span) {
        long handled = failures.stream().filter(this::handled).count();
        span.setAttribute(VolnuxAttributes.RUN_RESULT, result.result().word());
        span.setAttribute(VolnuxAttributes.RUN_STAGES, (long) result.stagesProcessed());
        span.setAttribute(VolnuxAttributes.RUN_TASKS, (long) tasks.size());
        span.setAttribute(VolnuxAttributes.FAILURES_HANDLED, handled);
        span.setAttribute(VolnuxAttributes.FAILURES_UNHANDLED, failures.size() - handled);
        span.setAttribute(VolnuxAttributes.CRITICAL_PATH, RunTrace.firstIds(path));
        span.setAttribute(
                VolnuxAttributes.CRITICAL_PATH_MS,
                Durations.millis(CriticalPath.duration(path).toNanos()));
        span.setAttribute(VolnuxAttributes.PARALLELISM, parallelism());
        span.setAttribute(VolnuxAttributes.TRACE_FOLDED, trace.budget.folded());
        skipped(root, span);
        for (TaskRecord failure : failures) {
            if (root.roomForEvent()) {
                span.addEvent(VolnuxEvents.FAILURE, failureEvent(failure));
            }
        }
        if (trace.detail == TraceDetail.RUN) {
            exceptions(root);
        }
        status(root, span);
    }

    /** Where tasks have no spans the root is the innermost one that knows what they threw. */
    private void exceptions(RunSpan root) {
        for (TaskRecord failure : failures) {
            Throwable thrown = ExceptionRecord.last(failure.result().cause().orElse(null));
            if (thrown != null && root.roomForEvent()) {
                trace.exceptions.record(root.context, thrown);
            }
        }
    }

    /** What no decision told: parts that a run that ended, or a failure in a branch, kept from being reached. */
    private void skipped(RunSpan root, Span span) {
        TaskGraph graph = trace.graph;
        if (graph == null || graph.tasks().size() == tasks.size()) {
            return;
        }
        Set<String> executed = new HashSet<>();
        tasks.forEach(task -> executed.add(task.nodeId()));
        boolean allTold =
                graph.tasks().stream().allMatch(task -> executed.contains(task.id()) || trace.skipped.cover(task.id()));
        if (allTold) {
            return;
        }
        for (SkippedNodes part : RunReport.of(result, graph).skipped()) {
            boolean told = part.nodes().stream().allMatch(node -> trace.skipped.cover(node.nodeId()));
            if (!told && root.roomForEvent()) {
                String begin = part.nodeId();
                boolean branch = begin.charAt(begin.lastIndexOf('.') + 1) == 'b';
                span.addEvent(
                        VolnuxEvents.SKIPPED,
                        Attributes.of(
                                VolnuxAttributes.NODE_ID,
                                branch ? begin + ".1" : begin,
                                VolnuxAttributes.SKIP_REASON,
                                trace.exceptions.clean(part.reason())));
            }
        }
    }

    private Attributes failureEvent(TaskRecord failure) {
        AttributesBuilder event = Attributes.builder()
                .put(VolnuxAttributes.NODE_ID, failure.nodeId())
                .put(VolnuxAttributes.TASK_NAME, failure.name())
                .put(VolnuxAttributes.TASK_ATTEMPT, (long) failure.attempts())
                .put(VolnuxAttributes.ERROR_TYPE, String.valueOf(Attempted.errorType(failure)))
                .put(VolnuxAttributes.FAILURE_HANDLED, handled(failure));
        failure.descriptor().ifPresent(descriptor -> event.put(VolnuxAttributes.TASK_DESCRIPTOR, (long) descriptor));
        return event.build();
    }

    private void status(RunSpan root, Span span) {
        String error = runError();
        if (error == null) {
            return;
        }
        span.setAttribute(VolnuxAttributes.ERROR_TYPE, error);
        Throwable own = result.error().orElse(null);
        Optional<TaskResult> first = result.unhandledFailures().stream().findFirst();
        String text = own != null
                ? trace.exceptions.description(own)
                : first.map(failure -> failure.name() + ": "
                                + trace.exceptions.description(
                                        failure.cause().orElse(null),
                                        failure.message().orElse(null),
                                        TaskOutcome.FAILURE))
                        .map(trace.exceptions::clean)
                        .orElse("run " + result.result().word());
        if (own != null) {
            trace.exceptions.recordUnlessTold(root.context, own);
        }
        span.setStatus(StatusCode.ERROR, text);
    }

    /** The type of error of the run as a whole; null if it ended well, or by a stop condition that a success hit. */
    private @Nullable String runError() {
        ResultWord word = result.result();
        boolean well = word == ResultWord.SUCCESS || (word == ResultWord.STOPPED && !result.stoppedByFailure());
        if (well) {
            return null;
        }
        return result.error()
                .map(ExceptionRecord::type)
                .or(() -> failures.stream()
                        .filter(failure -> !handled(failure))
                        .findFirst()
                        .map(Attempted::errorType))
                .orElse(word.word());
    }

    private double parallelism() {
        long wall = result.duration().toNanos();
        long work = 0;
        for (int i = 0; i < tasks.size(); i++) {
            work += tasks.get(i).ledger().run();
        }
        return wall == 0 ? 0 : (double) work / wall;
    }

    /** The metrics of the run as a whole. */
    void measure(Context context) {
        Instruments instruments = trace.core.instruments;
        AttributesBuilder verdict = trace.names.workflowOnly().toBuilder()
                .put(VolnuxAttributes.RUN_RESULT, result.result().word());
        String error = runError();
        if (error != null) {
            verdict.put(VolnuxAttributes.ERROR_TYPE, error);
        }
        instruments.workflowDuration.record(Durations.seconds(result.duration().toNanos()), verdict.build(), context);
        instruments.chainLength.record(chainLength(), trace.names.workflowOnly(), context);
        if (trace.core.isMeasuring()) {
            failures(context);
            criticalPath(context);
        }
    }

    private void failures(Context context) {
        for (TaskRecord failure : failures) {
            TaskNames names = names(failure);
            trace.core.instruments.taskFailures.add(
                    1, names.series().failure(String.valueOf(Attempted.errorType(failure)), handled(failure)), context);
        }
        for (Fan fan : trace.fans) {
            boolean handled = tasks.stream()
                    .filter(record -> record.nodeId().equals(fan.nodeId()))
                    .noneMatch(record -> unhandled.contains(record.taskId()));
            fan.sums()
                    .errors()
                    .forEach((error, count) -> trace.core.instruments.taskFailures.add(
                            count, fan.names().series().failure(error, handled), context));
        }
    }

    /** Each node of the path counts from where the one before it ended. */
    private void criticalPath(Context context) {
        for (int i = 0; i < path.size(); i++) {
            TaskRecord record = path.get(i);
            TimeLedger ledger = record.ledger();
            long nanos = ledger.ended() - ledger.ready();
            trace.core.instruments.criticalPath.record(
                    Durations.seconds(nanos), names(record).series().task(), context);
        }
    }

    private TaskNames names(TaskRecord record) {
        return trace.names.known(record.nodeId(), record.name());
    }

    private long chainLength() {
        long length = 0;
        ExecutionContext context = result.head().orElse(null);
        while (context != null) {
            length++;
            context = context.next().orElse(null);
        }
        return length;
    }
}
