// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.context.Context;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Something without a span of its own; what happens in it is told on the nearest span above. */
final class Passed<F> extends Traced<F> {

    private final @Nullable Traced<?> above;
    private final @Nullable Consumer<F> atEnd;

    Passed(Traced<?> above, @Nullable Consumer<F> atEnd) {
        super(above.trace, above.context);
        this.above = above;
        this.atEnd = atEnd;
    }

    /** Something inside {@code above} of which nothing is told at its end; what knows no more than that is shared. */
    @SuppressWarnings("unchecked") // nothing is done with an end
    static <F> Passed<F> in(Traced<?> above) {
        return (Passed<F>) above.passed();
    }

    @Override
    Passed<?> passed() {
        return atEnd == null ? this : super.passed();
    }

    Passed(RunTrace trace, Context context) {
        super(trace, context);
        this.above = null;
        this.atEnd = null;
    }

    @Override
    void event(String name, io.opentelemetry.api.common.Attributes attributes) {
        if (above != null) {
            above.event(name, attributes);
        }
    }

    @Override
    void failedInside(String errorType) {
        if (above != null) {
            above.failedInside(errorType);
        }
    }

    @Override
    public void finished(F end) {
        if (atEnd != null) {
            atEnd.accept(end);
        }
    }
}
