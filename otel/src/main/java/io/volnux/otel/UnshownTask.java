// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.volnux.observe.Finished;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskRecord;
import java.util.concurrent.TimeUnit;

/**
 * A task that gets no span while it runs: the run is not sampled, shows its root only, or its budget is used up. Measured
 * at its end, and shown after the fact if only the budget kept it from being shown and it failed.
 */
final class UnshownTask extends Traced<Finished.Task> {

    private static final long SHOWN_NEVER = -1;

    private final Traced<?> above;
    private final TaskNames names;
    private final long start;

    private UnshownTask(Traced<?> above, TaskNames names, long start) {
        super(above.trace, above.context);
        this.above = above;
        this.names = names;
        this.start = start;
    }

    /** In a run that shows no tasks. */
    static UnshownTask measured(Traced<?> above, TaskNames names) {
        return new UnshownTask(above, names, SHOWN_NEVER);
    }

    /** In a run whose budget is used up. */
    static UnshownTask folded(Traced<?> above, TaskNames names) {
        above.trace.budget.fold();
        return new UnshownTask(above, names, above.trace.clock.now());
    }

    @Override
    void event(String name, Attributes attributes) {
        above.event(name, attributes);
    }

    @Override
    void failedInside(String errorType) {
        above.failedInside(errorType);
    }

    @Override
    public void finished(Finished.Task end) {
        if (start != SHOWN_NEVER) {
            failedAfterAll(above, names, end.record(), start);
        }
        TaskMetrics.ended(this, names, end.record());
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
        Span span = names.begin(trace.span(names.span(), parent.context))
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
        parent.failedInside(String.valueOf(Attempted.errorType(record)));
    }
}
