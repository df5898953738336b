// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.publish;

import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.Scope;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The observations that all observers of a run keep of one thing, finished together, exactly once. */
public final class Handle<F> {

    private static final Handle<?> NONE = new Handle<>(
            null,
            Observation.none(),
            new Layer<Object, Object>((observer, parent, subject) -> Observation.none(), (subject, cause) -> subject),
            Handle.class);

    private static final VarHandle FINISHED;

    static {
        try {
            FINISHED = MethodHandles.lookup().findVarHandle(Handle.class, "finished", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final @Nullable Publisher publisher;
    private final Observation<?> first;
    private final List<Observation<?>> others;
    private final Layer<?, F> layer;
    private final Object subject;

    @SuppressWarnings("unused") // through FINISHED
    private volatile boolean finished;

    /** Of a single observer. */
    <S> Handle(@Nullable Publisher publisher, Observation<?> only, Layer<S, F> layer, S subject) {
        this(publisher, only, List.of(), layer, subject);
    }

    /** Of several observers, or of one. */
    <S> Handle(@Nullable Publisher publisher, List<Observation<?>> all, Layer<S, F> layer, S subject) {
        this(publisher, all.get(0), all.subList(1, all.size()), layer, subject);
    }

    private <S> Handle(
            @Nullable Publisher publisher,
            Observation<?> first,
            List<Observation<?>> others,
            Layer<S, F> layer,
            S subject) {
        this.publisher = publisher;
        this.first = first;
        this.others = others;
        this.layer = layer;
        this.subject = subject;
    }

    /** Nobody observes. */
    @SuppressWarnings("unchecked")
    public static <F> Handle<F> none() {
        return (Handle<F>) NONE;
    }

    /** Whether nobody observes, so that nothing need be built for it. */
    public boolean isNone() {
        return publisher == null;
    }

    /** A layer within it starts, told to the observers that were told of it. */
    <S> Handle<Finished.Layer> layer(Layer<S, Finished.Layer> inner, S what) {
        return publisher == null ? none() : publisher.started(this, inner, what);
    }

    Observation<?> observation(int index) {
        return index == 0 ? first : index <= others.size() ? others.get(index - 1) : Observation.none();
    }

    /** Finishes it, unless it is finished. */
    @SuppressWarnings("unchecked") // an observer answers with an observation for the end it is told
    public void finish(F end) {
        Publisher own = publisher;
        if (own == null || !FINISHED.compareAndSet(this, false, true)) {
            return;
        }
        for (int i = others.size(); i >= 0; i--) {
            own.finish((Observation<F>) observation(i), end);
        }
    }

    /** Finishes it for work that was given up; called from another thread than the one that started it. */
    @SuppressWarnings("unchecked") // made with a subject of its layer
    public void abandon(Throwable cause) {
        if (publisher != null) {
            finish(((Layer<Object, F>) layer).abandoned().end(subject, cause));
        }
    }

    /** Makes it current on this thread. */
    public Scope current() {
        Publisher own = publisher;
        if (own == null) {
            return Scope.NONE;
        }
        Scope scope = own.supply(first, first::current, Scope.NONE);
        if (others.isEmpty()) {
            return scope.equals(Scope.NONE) ? scope : () -> own.close(scope);
        }
        Scope[] scopes = new Scope[others.size() + 1];
        scopes[0] = scope;
        for (int i = 1; i < scopes.length; i++) {
            Observation<?> observation = observation(i);
            scopes[i] = own.supply(observation, observation::current, Scope.NONE);
        }
        return () -> own.closeAll(scopes);
    }

    /** An object an observer attached. */
    public <T> @Nullable T attachment(Class<T> type) {
        return firstOf(observation -> observation.attachment(type).orElse(null));
    }

    /** The trace id an observer gave. */
    public @Nullable String traceId() {
        return firstOf(observation -> observation.traceId().orElse(null));
    }

    private <T> @Nullable T firstOf(Function<Observation<?>, @Nullable T> question) {
        for (int i = 0; publisher != null && i <= others.size(); i++) {
            Observation<?> observation = observation(i);
            T found = publisher.<@Nullable T>supply(observation, () -> question.apply(observation), null);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
