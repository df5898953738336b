// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.volnux.observe.Observation;
import io.volnux.observe.Scope;
import io.volnux.otel.semconv.VolnuxAttributes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An observation with a place in a trace: a span of its own, or the nearest one above.
 *
 * @param <F> what is known at the end
 */
abstract sealed class Traced<F> implements Observation<F>
        permits Attempted,
                AttemptSpan,
                BatchItemCause,
                BatchSpan,
                FoldedInstance,
                HiddenMeta,
                LayerSpan,
                Passed,
                RunSpan,
                UnshownTask {

    /** The SDK keeps 128 events of a span. */
    private static final int EVENTS = 100;

    final RunTrace trace;
    final Context context;
    private static final VarHandle TOLD = told();

    @SuppressWarnings("unused") // through TOLD
    private volatile int events;

    private volatile @Nullable String failure;
    private @Nullable Passed<?> passed;

    Traced(RunTrace trace, Context context) {
        this.trace = trace;
        this.context = context;
    }

    private static VarHandle told() {
        try {
            return MethodHandles.lookup().findVarHandle(Traced.class, "events", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** Something inside it without a span of its own, of which nothing is told at its end; shared by all there are. */
    Passed<?> passed() {
        Passed<?> known = passed;
        if (known == null) {
            known = new Passed<>(this, null);
            passed = known;
        }
        return known;
    }

    /** Whether spans of the engine's layers may hang under it. */
    boolean showsLayers() {
        return false;
    }

    /** The span that stands for it. */
    final Span span() {
        return Span.fromContext(context);
    }

    /** Something inside it failed: its own span, if it fails too, says with what type of error. */
    void failedInside(String errorType) {
        failure = errorType;
    }

    /** The type of the latest error inside it, null if there was none. */
    final @Nullable String failure() {
        return failure;
    }

    /** Adds an event, if there is room. */
    void event(String name, Attributes attributes) {
        if (roomForEvent()) {
            span().addEvent(name, attributes);
        }
    }

    /** Takes a place for an event; false if there is none left. */
    final boolean roomForEvent() {
        return (int) TOLD.getAndAdd(this, 1) < EVENTS;
    }

    /** Says how many events found no place; call before the span ends. */
    final void tellOmittedEvents() {
        int omitted = events - EVENTS;
        if (omitted > 0) {
            span().setAttribute(VolnuxAttributes.EVENTS_OMITTED, (long) omitted);
        }
    }

    @Override
    public final Scope current() {
        return current(context);
    }

    @SuppressWarnings("MustBeClosedChecker") // the engine closes what it is given, on the same thread
    static Scope current(Context context) {
        io.opentelemetry.context.Scope scope = context.makeCurrent();
        return scope.equals(io.opentelemetry.context.Scope.noop()) ? Scope.NONE : scope::close;
    }

    @Override
    public final <T> Optional<T> attachment(Class<T> type) {
        return type == Context.class ? Optional.of(type.cast(context)) : Optional.empty();
    }

    @Override
    public final Optional<String> traceId() {
        io.opentelemetry.api.trace.SpanContext own = span().getSpanContext();
        return own.isValid() ? Optional.of(own.getTraceId()) : Optional.empty();
    }
}
