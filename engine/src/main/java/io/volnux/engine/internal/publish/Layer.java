// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.publish;

import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;

/**
 * A kind of thing that observers are told of; one constant each, so that telling builds no more than what is told.
 *
 * @param starting tells one observer that it starts
 * @param abandoned what is told at the end if the work was given up
 * @param <S> what it is made of
 * @param <F> what is known at the end
 */
public record Layer<S, F>(Starting<S, F> starting, Abandoned<S, F> abandoned) {

    /** How one observer is told that something starts. */
    @FunctionalInterface
    public interface Starting<S, F> {
        Observation<F> start(RunObserver observer, Observation<?> parent, S subject);
    }

    /** What is told if the work is given up. */
    @FunctionalInterface
    public interface Abandoned<S, F> {
        F end(S subject, Throwable cause);
    }

    /** A layer of which only the verdict matters. */
    public static <S> Layer<S, Finished.Layer> judged(Starting<S, Finished.Layer> starting) {
        return new Layer<>(starting, (subject, cause) -> new Finished.Layer(false, cause));
    }
}
