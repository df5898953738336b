// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.volnux.observe.Finished;
import io.volnux.otel.semconv.VolnuxAttributes;

/** A batch; its runs are traces of their own, linked to it. */
final class BatchSpan extends Traced<Finished.Batch> {

    BatchSpan(RunTrace trace, Context context) {
        super(trace, context);
    }

    @Override
    public void finished(Finished.Batch end) {
        Span span = span();
        span.setAttribute(VolnuxAttributes.BATCH_COMPLETED, (long) end.completed());
        span.setAttribute(VolnuxAttributes.BATCH_FAILED, (long) end.failed());
        if (end.failed() > 0) {
            span.setStatus(StatusCode.ERROR, end.failed() + " runs of the batch failed");
        }
        tellOmittedEvents();
        span.end();
    }
}
