// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.volnux.observe.Finished;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.TaskOutcome;
import org.jspecify.annotations.Nullable;

/** One instance of a meta event with a span of its own. */
final class InstanceSpan extends Attempted<Finished.Instance> {

    private final Fan fan;

    InstanceSpan(Traced<?> above, Context context, Fan fan) {
        super(above, context);
        this.fan = fan;
    }

    @Override
    public void finished(Finished.Instance end) {
        Span span = span();
        try {
            outcome(end.outcome(), end.attempts(), end.cause(), end.message());
        } finally {
            span.end();
        }
        fan.ended(end, context);
    }

    /** How an execution ended whose span is written after the fact. */
    record Ending(
            TaskOutcome outcome,
            long attempts,
            @Nullable Throwable cause,
            @Nullable String message) {}

    /** Describes a span that is written after the fact. */
    static void describe(RunTrace trace, Context context, Ending end) {
        Span span = Span.fromContext(context);
        span.setAttribute(VolnuxAttributes.TASK_OUTCOME, end.outcome().word());
        span.setAttribute(VolnuxAttributes.TASK_ATTEMPTS, end.attempts());
        Throwable cause = end.cause();
        String error = Attempted.errorType(end.outcome(), cause, end.message());
        if (error != null) {
            if (cause != null) {
                trace.exceptions.record(context, cause);
            }
            span.setAttribute(VolnuxAttributes.ERROR_TYPE, error);
            span.setStatus(StatusCode.ERROR, trace.exceptions.description(cause, end.message(), end.outcome()));
        }
    }
}
