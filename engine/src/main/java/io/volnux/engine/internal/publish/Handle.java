// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.publish;

import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.Scope;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The observations that all observers of a run keep of one thing, finished together, exactly once. */
public final class Handle<F> {

    private static final Handle<?> NONE = new Handle<>(null, new Observation<?>[0], ignored -> {
        throw new IllegalStateException("nothing is observed");
    });

    private final @Nullable Publisher publisher;
    private final Observation<?>[] observations;
    private final Function<Throwable, F> whenAbandoned;
    private final AtomicBoolean finished = new AtomicBoolean();

    Handle(@Nullable Publisher publisher, Observation<?>[] observations, Function<Throwable, F> whenAbandoned) {
        this.publisher = publisher;
        this.observations = observations;
        this.whenAbandoned = whenAbandoned;
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
    Handle<Finished.Layer> layer(Publisher.Starting<Finished.Layer> starting) {
        return publisher == null ? none() : publisher.layer(this, starting);
    }

    Observation<?> observation(int index) {
        return index < observations.length ? observations[index] : Observation.none();
    }

    /** Finishes it, unless it is finished. */
    @SuppressWarnings("unchecked")
    public void finish(F end) {
        if (publisher == null || !finished.compareAndSet(false, true)) {
            return;
        }
        for (int i = observations.length - 1; i >= 0; i--) {
            Observation<F> observation = (Observation<F>) observations[i];
            publisher.guard(observation, () -> observation.finished(end));
        }
    }

    /** Finishes it for work that was given up; called from another thread than the one that started it. */
    public void abandon(Throwable cause) {
        if (publisher != null) {
            finish(whenAbandoned.apply(cause));
        }
    }

    /** Makes it current on this thread. */
    public Scope current() {
        Publisher own = publisher;
        if (own == null) {
            return Scope.NONE;
        }
        Scope[] scopes = new Scope[observations.length];
        for (int i = 0; i < observations.length; i++) {
            Observation<?> observation = observations[i];
            scopes[i] = own.supply(observation, observation::current, Scope.NONE);
        }
        return () -> own.closeAll(scopes);
    }

    /** An object an observer attached. */
    public <T> @Nullable T attachment(Class<T> type) {
        for (int i = 0; publisher != null && i < observations.length; i++) {
            Observation<?> observation = observations[i];
            T found = publisher.<@Nullable T>supply(
                    observation, () -> observation.attachment(type).orElse(null), null);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The trace id an observer gave. */
    public @Nullable String traceId() {
        for (int i = 0; publisher != null && i < observations.length; i++) {
            Observation<?> observation = observations[i];
            String found = publisher.<@Nullable String>supply(
                    observation, () -> observation.traceId().orElse(null), null);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
