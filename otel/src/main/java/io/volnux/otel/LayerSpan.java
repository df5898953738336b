// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.volnux.otel.semconv.VolnuxAttributes;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A layer of the engine as a span. */
final class LayerSpan<F> extends Traced<F> {

    private final Traced<?> above;
    private final BiConsumer<LayerSpan<F>, F> atEnd;

    LayerSpan(Traced<?> above, Context context, BiConsumer<LayerSpan<F>, F> atEnd) {
        super(above.trace, context);
        this.above = above;
        this.atEnd = atEnd;
    }

    @Override
    boolean showsLayers() {
        return true;
    }

    @Override
    public void finished(F end) {
        try {
            atEnd.accept(this, end);
            tellOmittedEvents();
        } finally {
            span().end();
        }
    }

    /** A layer above may count as failed where this one, which ended as it should, does not. */
    @Override
    void failedInside(String errorType) {
        super.failedInside(errorType);
        above.failedInside(errorType);
    }

    /** Marks it as failed: by an error of its own, or by what failed inside it. */
    void failed(@Nullable Throwable error) {
        if (error != null) {
            trace.exceptions.recordUnlessTold(context, error);
        }
        String type = error == null ? failureHereOrAbove() : ExceptionRecord.type(error);
        if (type != null) {
            span().setAttribute(VolnuxAttributes.ERROR_TYPE, type);
            above.failedInside(type);
        }
        span().setStatus(StatusCode.ERROR, error == null ? "a task failed in it" : trace.exceptions.description(error));
    }

    /** The processing of results fails for what failed beside it, in the same stage. */
    private @Nullable String failureHereOrAbove() {
        String own = failure();
        return own == null ? above.failure() : own;
    }
}
