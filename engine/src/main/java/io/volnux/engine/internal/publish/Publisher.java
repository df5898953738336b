// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.publish;

import io.volnux.observe.Finished;
import io.volnux.observe.HandOff;
import io.volnux.observe.Happened;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Scope;
import io.volnux.observe.Started;
import io.volnux.observe.signal.Signal;
import io.volnux.observe.signal.Signals;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tells the observers and listeners of one run what happens. Whatever they throw stays here. With nobody observing,
 * {@link #isSilent()} is true and nothing is allocated.
 */
public final class Publisher {

    private final Hub hub;
    private RunObserver[] observers;

    Publisher(Hub hub, List<RunObserver> observers) {
        this.hub = hub;
        this.observers = observers.toArray(RunObserver[]::new);
    }

    /** Whether no observer hears this run. */
    public boolean isSilent() {
        return observers.length == 0;
    }

    /** Whether neither an observer hears this run nor a listener a signal: then nothing of theirs takes time in it. */
    public boolean isUnheard() {
        return observers.length == 0 && hub.signals().isSilent();
    }

    /** The signals of the engine. */
    public Signals signals() {
        return hub.signals();
    }

    /** The run starts: the first call. Observers that do not care are left out from here on. */
    public Handle<Finished.Run> runStarted(Supplier<Started.Run> started) {
        if (isSilent()) {
            return Handle.none();
        }
        Started.Run run = started.get();
        Observation<?>[] observations = new Observation<?>[observers.length];
        RunObserver[] caring = new RunObserver[observers.length];
        int count = 0;
        for (int i = 0; i < observers.length; i++) {
            RunObserver observer = observers[i];
            Observation<?> observation = supply(observer, () -> observer.runStarted(run), Observation.none());
            if (!(observation instanceof Observation.None)) {
                caring[count] = observer;
                observations[count++] = observation;
            }
        }
        observers = java.util.Arrays.copyOf(caring, count);
        return count == 0
                ? Handle.none()
                : new Handle<>(
                        this, java.util.Arrays.copyOf(observations, count), ignored -> new Finished.Run(run.result()));
    }

    /** How one observer is told that something starts. */
    @FunctionalInterface
    public interface Starting<F> {
        Observation<F> start(RunObserver observer, Observation<?> parent);
    }

    /**
     * Something starts within {@code parent}. Call only if not {@link #isSilent()}.
     *
     * @param whenAbandoned what is told if the work is given up
     */
    public <F> Handle<F> started(Handle<?> parent, Starting<F> starting, Function<Throwable, F> whenAbandoned) {
        if (isSilent()) {
            return Handle.none();
        }
        Observation<?>[] observations = new Observation<?>[observers.length];
        for (int i = 0; i < observers.length; i++) {
            RunObserver observer = observers[i];
            Observation<?> outer = parent.observation(i);
            observations[i] = supply(observer, () -> starting.start(observer, outer), Observation.none());
        }
        return new Handle<>(this, observations, whenAbandoned);
    }

    /** A layer of which only the verdict matters starts. */
    public Handle<Finished.Layer> layer(Handle<?> parent, Starting<Finished.Layer> starting) {
        return started(parent, starting, cause -> new Finished.Layer(false, cause));
    }

    /** Something happens. */
    public void happened(Handle<?> within, Supplier<Happened> what) {
        if (isSilent()) {
            return;
        }
        Happened event = what.get();
        for (int i = 0; i < observers.length; i++) {
            RunObserver observer = observers[i];
            Observation<?> inner = within.observation(i);
            guard(observer, () -> observer.happened(inner, event));
        }
    }

    /** Sends a signal to listeners, and tells observers; built only if somebody wants it. */
    public <S extends Signal> void signal(Handle<?> within, Class<S> type, Supplier<S> supplier) {
        boolean heard = hub.signals().hears(type);
        if (!heard && isSilent()) {
            return;
        }
        S signal = supplier.get();
        if (heard) {
            hub.signals().send(signal);
        }
        for (int i = 0; i < observers.length; i++) {
            RunObserver observer = observers[i];
            Observation<?> inner = within.observation(i);
            guard(observer, () -> observer.signalled(inner, signal));
        }
    }

    /** What travels to another thread. */
    public HandOff handOff() {
        if (isSilent()) {
            return HandOff.NONE;
        }
        HandOff[] parts = new HandOff[observers.length];
        for (int i = 0; i < observers.length; i++) {
            parts[i] = supply(observers[i], observers[i]::handOff, HandOff.NONE);
        }
        return () -> open(parts);
    }

    private Scope open(HandOff[] parts) {
        Scope[] scopes = new Scope[parts.length];
        for (int i = 0; i < parts.length; i++) {
            scopes[i] = supply(parts[i], parts[i]::open, Scope.NONE);
        }
        return () -> closeAll(scopes);
    }

    void closeAll(Scope[] scopes) {
        for (int i = scopes.length - 1; i >= 0; i--) {
            guard(scopes[i], scopes[i]::close);
        }
    }

    /** Calls an observer, or an object it gave. */
    void guard(Object called, Runnable call) {
        try {
            call.run();
        } catch (Throwable thrown) {
            hub.failed(called, thrown);
        }
    }

    /** The observer's answer; if it throws or answers null, the fallback. */
    <T extends @org.jspecify.annotations.Nullable Object> T supply(Object called, Supplier<T> call, T fallback) {
        try {
            T answer = call.get();
            return answer == null ? fallback : answer;
        } catch (Throwable thrown) {
            hub.failed(called, thrown);
            return fallback;
        }
    }
}
