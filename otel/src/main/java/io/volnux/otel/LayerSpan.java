// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.function.BiConsumer;

/** A layer of the engine as a span. */
final class LayerSpan<F> extends Traced<F> {

    private final BiConsumer<Span, F> atEnd;

    LayerSpan(RunTrace trace, Context context, BiConsumer<Span, F> atEnd) {
        super(trace, context);
        this.atEnd = atEnd;
    }

    @Override
    boolean showsLayers() {
        return true;
    }

    @Override
    public void finished(F end) {
        Span span = span();
        try {
            atEnd.accept(span, end);
            tellOmittedEvents();
        } finally {
            span.end();
        }
    }
}
