// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.publish;

import io.volnux.observe.Finished;
import io.volnux.observe.HandOff;
import io.volnux.observe.Happened;
import io.volnux.observe.Observation;
import io.volnux.observe.Part;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Scope;
import io.volnux.observe.Started;
import io.volnux.observe.signal.Signal;
import io.volnux.observe.signal.Signals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells the observers and listeners of one run what happens. Whatever they throw stays here. With nobody observing,
 * {@link #isSilent()} is true and nothing is allocated.
 */
public final class Publisher {

    private static final Layer<Started.Run, Finished.Run> RUN = new Layer<>(
            (observer, parent, run) -> observer.runStarted(run), (run, cause) -> new Finished.Run(run.result()));

    /** What is told of a task besides that it starts and ends. */
    private static final Set<Part> DETAILS = EnumSet.of(Part.SIGNAL, Part.FIRST_ATTEMPT, Part.QUEUE);

    private final Hub hub;
    private final Signals signals;
    private RunObserver[] observers;
    private Set<Part> parts = Part.all();
    private boolean details;

    Publisher(Hub hub, List<RunObserver> observers) {
        this.hub = hub;
        this.signals = hub.signals();
        this.observers = observers.toArray(RunObserver[]::new);
        this.details = !observers.isEmpty();
    }

    /** Whether no observer hears this run. */
    public boolean isSilent() {
        return observers.length == 0;
    }

    /** Whether neither an observer hears this run nor a listener a signal: then nothing of theirs takes time in it. */
    public boolean isUnheard() {
        return observers.length == 0 && signals.isSilent();
    }

    /** Whether nothing is told of a task that simply succeeds but that it starts and ends, if even that. */
    public boolean isTerse() {
        return !details && signals.isSilent();
    }

    /** Whether an observer wants to hear this part of the run. */
    public boolean hears(Part part) {
        return !isSilent() && parts.contains(part);
    }

    /** Whether signals may interest a listener or an observer. */
    public boolean hearsSignals() {
        return !signals.isSilent() || hears(Part.SIGNAL);
    }

    /** The signals of the engine. */
    public Signals signals() {
        return signals;
    }

    /** The run starts: the first call. Observers that do not care are left out from here on. */
    public Handle<Finished.Run> runStarted(Supplier<Started.Run> started) {
        if (isSilent()) {
            return Handle.none();
        }
        Started.Run run = started.get();
        List<RunObserver> caring = new ArrayList<>(observers.length);
        List<Observation<?>> observations = new ArrayList<>(observers.length);
        Set<Part> wanted = EnumSet.noneOf(Part.class);
        for (RunObserver observer : observers) {
            Observation<?> observation = start(observer, Observation.none(), RUN, run);
            if (!(observation instanceof Observation.None)) {
                caring.add(observer);
                observations.add(observation);
                wanted.addAll(supply(observer, () -> observer.parts(observation), Part.all()));
            }
        }
        observers = caring.toArray(RunObserver[]::new);
        parts = wanted;
        details = !Collections.disjoint(wanted, DETAILS);
        return caring.isEmpty() ? Handle.none() : new Handle<>(this, observations, RUN, run);
    }

    /** Something starts within {@code parent}; for parts that nobody hears, do not call. */
    public <S, F> Handle<F> started(Handle<?> parent, Layer<S, F> layer, S subject) {
        if (isSilent()) {
            return Handle.none();
        }
        Observation<?> first = start(observers[0], parent.observation(0), layer, subject);
        if (observers.length == 1) {
            return new Handle<>(this, first, layer, subject);
        }
        List<Observation<?>> observations = new ArrayList<>(observers.length);
        observations.add(first);
        for (int i = 1; i < observers.length; i++) {
            observations.add(start(observers[i], parent.observation(i), layer, subject));
        }
        return new Handle<>(this, observations, layer, subject);
    }

    @SuppressWarnings("NullAway") // observers answer null, whatever their type says
    private <S> Observation<?> start(RunObserver observer, Observation<?> parent, Layer<S, ?> layer, S subject) {
        try {
            Observation<?> observation = layer.starting().start(observer, parent, subject);
            return observation == null ? Observation.none() : observation;
        } catch (Throwable thrown) {
            hub.failed(observer, thrown);
            return Observation.none();
        }
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
        boolean heard = signals.hears(type);
        boolean observed = hears(Part.SIGNAL);
        if (!heard && !observed) {
            return;
        }
        S signal = supplier.get();
        if (heard) {
            signals.send(signal);
        }
        for (int i = 0; observed && i < observers.length; i++) {
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
            close(scopes[i]);
        }
    }

    void close(Scope scope) {
        try {
            scope.close();
        } catch (Throwable thrown) {
            hub.failed(scope, thrown);
        }
    }

    <F> void finish(Observation<F> observation, F end) {
        try {
            observation.finished(end);
        } catch (Throwable thrown) {
            hub.failed(observation, thrown);
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
