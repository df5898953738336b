// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.volnux.observe.Happened;
import io.volnux.observe.Observation;
import io.volnux.otel.internal.Durations;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.otel.semconv.VolnuxEvents;
import io.volnux.otel.semconv.VolnuxSpans;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskRecord;
import io.volnux.task.TaskResult;
import org.jspecify.annotations.Nullable;

/**
 * A task, or an instance of a meta event, with a span that covers all attempts. The first attempt is the span itself,
 * later ones have spans of their own; an exception is recorded on the innermost of them, once.
 */
abstract sealed class Attempted<F> extends Traced<F> permits TaskSpan, InstanceSpan {

    private final Traced<?> above;
    private volatile boolean attemptShown;
    private volatile @Nullable Throwable recorded;
    private volatile @Nullable SpanContext lastAttempt;

    Attempted(Traced<?> above, Context context) {
        super(above.trace, context);
        this.above = above;
    }

    /** An attempt starts. */
    Observation<io.volnux.observe.Finished.Attempt> attempt(int number) {
        attemptShown = number > 1 && trace.budget.takeForTask(RunTrace.LAYER_BYTES);
        if (!attemptShown) {
            return Passed.in(this);
        }
        trace.core.spans.increment();
        SpanContext before = lastAttempt;
        Span span = trace.named(trace.span(VolnuxSpans.ATTEMPT, context), VolnuxSpans.ATTEMPT, trace.names.workflow())
                .addLink(before == null ? span().getSpanContext() : before)
                .setAttribute(VolnuxAttributes.TASK_ATTEMPT, (long) number)
                .startSpan();
        lastAttempt = span.getSpanContext();
        return new AttemptSpan(this, context.with(span));
    }

    /** An attempt failed and another one follows. */
    final void retried(Happened.AttemptFailed failed) {
        if (!attemptShown && roomForEvent()) {
            record(failed.cause());
        }
        event(
                VolnuxEvents.RETRY,
                Attributes.of(
                        VolnuxAttributes.TASK_ATTEMPT,
                        (long) failed.attempt(),
                        VolnuxAttributes.RETRY_BACKOFF,
                        Durations.millis(failed.backoff().toNanos()),
                        VolnuxAttributes.ERROR_TYPE,
                        ExceptionRecord.type(failed.cause())));
    }

    /** The span of an attempt has told it. */
    final void toldBelow(Throwable thrown) {
        recorded = thrown;
    }

    private void record(Throwable thrown) {
        recorded = thrown;
        trace.exceptions.record(context, thrown);
    }

    /** What the span says at its end. */
    final void outcome(TaskOutcome outcome, long attempts, @Nullable Throwable cause, @Nullable String message) {
        Span span = span();
        span.setAttribute(VolnuxAttributes.TASK_OUTCOME, outcome.word());
        span.setAttribute(VolnuxAttributes.TASK_ATTEMPTS, attempts);
        String error = errorType(outcome, cause, message);
        if (error != null) {
            Throwable last = ExceptionRecord.last(cause);
            if (last != null && !last.equals(recorded)) {
                record(last);
            }
            above.failedInside(error);
            span.setAttribute(VolnuxAttributes.ERROR_TYPE, error);
            span.setStatus(StatusCode.ERROR, trace.exceptions.description(cause, message, outcome));
        }
        tellOmittedEvents();
    }

    /** The type of error, null for what did not fail. */
    static @Nullable String errorType(TaskOutcome outcome, @Nullable Throwable cause, @Nullable String message) {
        return switch (outcome) {
            case SUCCESS, GOTO, BYPASSED -> null;
            case STOPPED -> cause == null && message == null ? null : type(outcome, cause);
            case FAILURE, CANCELLED, TIMED_OUT, ABANDONED -> type(outcome, cause);
        };
    }

    /** The type of error of an execution that ended, null if it did not fail. */
    static @Nullable String errorType(TaskRecord record) {
        TaskOutcome outcome = record.outcome();
        if (outcome == TaskOutcome.SUCCESS) {
            return null;
        }
        TaskResult result = record.result();
        return errorType(outcome, result.cause().orElse(null), result.message().orElse(null));
    }

    private static String type(TaskOutcome outcome, @Nullable Throwable cause) {
        return cause == null ? outcome.word() : ExceptionRecord.type(cause);
    }
}
