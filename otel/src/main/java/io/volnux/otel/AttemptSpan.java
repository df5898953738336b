// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.volnux.observe.Finished;
import io.volnux.otel.semconv.VolnuxAttributes;

/** An attempt from the second on. */
final class AttemptSpan extends Traced<Finished.Attempt> {

    private final Attempted<?> task;

    AttemptSpan(Attempted<?> task, Context context) {
        super(task.trace, context);
        this.task = task;
    }

    @Override
    public void finished(Finished.Attempt end) {
        Span span = span();
        try {
            span.setAttribute(VolnuxAttributes.TASK_OUTCOME, end.outcome().word());
            Throwable cause = end.cause();
            if (cause != null) {
                trace.exceptions.record(context, cause);
                task.toldBelow(cause);
            }
            String error = Attempted.errorType(end.outcome(), cause, end.message());
            if (error != null) {
                span.setAttribute(VolnuxAttributes.ERROR_TYPE, error);
                span.setStatus(StatusCode.ERROR, trace.exceptions.description(cause, end.message(), end.outcome()));
            }
            tellOmittedEvents();
        } finally {
            span.end();
        }
    }
}
