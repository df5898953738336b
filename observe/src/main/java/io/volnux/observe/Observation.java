// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import java.util.Optional;

/**
 * What an observer keeps of something that started. The engine calls {@link #finished} exactly once, on the thread that
 * started it, also after failures, time-outs, cancellation and errors. The one exception: when work that does not react
 * to an interrupt is abandoned, the engine closes its observations from another thread.
 *
 * @param <F> what is known at the end
 */
public interface Observation<F> {

    /** It ended. Must not block; whatever it throws is logged and ignored. */
    void finished(F end);

    /**
     * Makes what this observation stands for current on the calling thread, while user code runs there. The engine closes
     * the scope on the same thread before it finishes the observation.
     */
    default Scope current() {
        return Scope.NONE;
    }

    /** An object of this type that the observer attached to it, such as a tracing context. */
    default <T> Optional<T> attachment(Class<T> type) {
        return Optional.empty();
    }

    /** The trace it belongs to, as 32 hex digits. */
    default Optional<String> traceId() {
        return Optional.empty();
    }

    /** An observation that keeps nothing; returned for a run, it says that the observer does not care about this run. */
    @SuppressWarnings("unchecked")
    static <F> Observation<F> none() {
        return (Observation<F>) None.INSTANCE;
    }

    /** Keeps nothing. */
    enum None implements Observation<Object> {
        INSTANCE;

        @Override
        public void finished(Object end) {}
    }
}
