// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.publish;

import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.Scope;
import io.volnux.observe.signal.Signal;
import java.util.function.Supplier;

/** A handle seen as one observation, for code outside the engine's steps. */
public record HandleObservation<F>(Publisher publisher, Handle<F> handle) implements Observation<F> {

    /** Something within it starts, told to the observers that were told of it. */
    public <S> HandleObservation<Finished.Layer> layer(Layer<S, Finished.Layer> layer, S subject) {
        return new HandleObservation<>(publisher, handle.layer(layer, subject));
    }

    /** Sends a signal to listeners, and tells observers that it happened within. */
    public <S extends Signal> void signal(Class<S> type, Supplier<S> signal) {
        publisher.signal(handle, type, signal);
    }

    @Override
    public void finished(F end) {
        handle.finish(end);
    }

    @Override
    public Scope current() {
        return handle.current();
    }
}
