// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.trace.Span;
import io.volnux.observe.Finished;
import io.volnux.observe.Started;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskRecord;
import java.util.concurrent.TimeUnit;

/** Tasks that get no span while they run: the run is not sampled, shows its root only, or its budget is used up. */
final class UnshownTask {

    private UnshownTask() {}

    /** Metrics at the end; and a span after the fact, if the budget is used up and the task failed. */
    static Passed<Finished.Task> of(Traced<?> parent, Started.Task task, boolean overBudget) {
        RunTrace trace = parent.trace;
        TaskNames names = trace.names.task(task.node());
        if (!overBudget) {
            return new Passed<>(parent, end -> TaskMetrics.ended(trace, parent.context, names, end.record()));
        }
        trace.budget.fold();
        long start = trace.clock.now();
        return new Passed<>(parent, end -> {
            failedAfterAll(parent, names, end.record(), start);
            TaskMetrics.ended(trace, parent.context, names, end.record());
        });
    }

    /** A span after the fact, if it failed and failures still have room. */
    static void failedAfterAll(Traced<?> parent, TaskNames names, TaskRecord record, long start) {
        RunTrace trace = parent.trace;
        boolean failed = record.outcome() == TaskOutcome.FAILURE
                || record.outcome() == TaskOutcome.TIMED_OUT
                || record.outcome() == TaskOutcome.ABANDONED;
        if (!failed || !trace.budget.takeForFailure(RunTrace.TASK_BYTES)) {
            return;
        }
        trace.budget.unfold();
        trace.core.spans.increment();
        Span span = trace.span(names.span(), parent.context)
                .setAllAttributes(names.start())
                .setAttribute(VolnuxAttributes.TASK_ID, record.taskId())
                .setStartTimestamp(start, TimeUnit.NANOSECONDS)
                .startSpan();
        InstanceSpan.describe(
                trace,
                parent.context.with(span),
                new InstanceSpan.Ending(
                        record.outcome(),
                        record.attempts(),
                        record.result().cause().orElse(null),
                        record.result().message().orElse(null)));
        span.end(Math.max(start, trace.clock.now()), TimeUnit.NANOSECONDS);
        parent.failedInside(String.valueOf(Attempted.errorType(
                record.outcome(),
                record.result().cause().orElse(null),
                record.result().message().orElse(null))));
    }
}
