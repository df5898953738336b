// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.volnux.observe.Finished;
import io.volnux.otel.internal.Durations;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.TaskRecord;
import io.volnux.task.TaskResult;
import io.volnux.task.TimeLedger;
import org.jspecify.annotations.Nullable;

/** One execution of a task or of a meta event. */
final class TaskSpan extends Attempted<Finished.Task> {

    private final TaskNames names;
    private final String executor;
    private final @Nullable Fan fan;

    /**
     * A task whose span has started.
     *
     * @param executor what the span was started with
     * @param fan the instances, if it is a meta event
     */
    TaskSpan(Traced<?> above, Context context, TaskNames names, String executor, @Nullable Fan fan) {
        super(above, context);
        this.names = names;
        this.executor = executor;
        this.fan = fan;
    }

    /** The instances, if it is a meta event. */
    @Nullable
    Fan fan() {
        return fan;
    }

    @Override
    public void finished(Finished.Task end) {
        Span span = span();
        try {
            if (fan != null) {
                fan.close(span);
            }
            describe(span, end.record());
        } finally {
            span.end();
            TaskMetrics.ended(this, names, end.record());
        }
    }

    private void describe(Span span, TaskRecord record) {
        TaskResult result = record.result();
        outcome(
                record.outcome(),
                record.attempts(),
                result.cause().orElse(null),
                result.message().orElse(null));
        if (!record.executor().equals(executor)) {
            span.setAttribute(VolnuxAttributes.EXECUTOR_TYPE, record.executor());
        }
        if (record.descriptor().isPresent()) {
            span.setAttribute(
                    VolnuxAttributes.TASK_DESCRIPTOR, (long) record.descriptor().getAsInt());
        }
        TimeLedger ledger = record.ledger();
        span.setAttribute(VolnuxAttributes.TIME_QUEUE, Durations.millis(ledger.queue()));
        span.setAttribute(VolnuxAttributes.TIME_RUN, Durations.millis(ledger.run()));
        span.setAttribute(VolnuxAttributes.TIME_BACKOFF, Durations.millis(ledger.backoff()));
    }
}
