// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.OpenTelemetry;
import io.volnux.observe.Observable;
import io.volnux.observe.RunObserver;
import io.volnux.observe.signal.Registration;
import java.util.IdentityHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Traces and metrics of everything an engine runs, sent through an OpenTelemetry that the application owns.
 *
 * {@snippet :
 * VolnuxTelemetry telemetry = VolnuxTelemetry.create(openTelemetry);
 * telemetry.configure(engine);
 * }
 *
 * <p>Thread-safe. It has no threads and nothing to close; {@link #remove} and {@link #removeAll} take it off again. It
 * never changes a run: whatever goes wrong in it is logged at most once a minute.
 */
public final class VolnuxTelemetry {

    /** Rank of telemetry an application configures itself. */
    public static final int EXPLICIT = 30;
    /** Rank of telemetry found on the class path. */
    public static final int DISCOVERED = 20;
    /** Rank of telemetry that an agent brings. */
    public static final int AGENT = 10;

    private final OpenTelemetry openTelemetry;
    private final boolean enabled;
    private final TelemetryCore core;
    private final RunObserver observer;
    private final ReentrantLock lock = new ReentrantLock();
    private final IdentityHashMap<Observable, Registration> registrations = new IdentityHashMap<>();

    VolnuxTelemetry(VolnuxTelemetryBuilder builder) {
        TraceDetail forced = builder.detailOverride != null
                ? builder.detailOverride
                : builder.switches().detail();
        this.openTelemetry = builder.openTelemetry;
        this.enabled = builder.switches().enabled();
        this.core = new TelemetryCore(builder, forced);
        this.observer = new TraceObserver(() -> enabled ? core : null, builder.rank);
    }

    /** With default settings. */
    public static VolnuxTelemetry create(OpenTelemetry openTelemetry) {
        return builder(openTelemetry).build();
    }

    /** With settings. */
    public static VolnuxTelemetryBuilder builder(OpenTelemetry openTelemetry) {
        return new VolnuxTelemetryBuilder(openTelemetry);
    }

    /**
     * Observes all runs of an engine that start from now on; doing so twice is doing it once. Does nothing if telemetry
     * is switched off for the process ({@code volnux.otel.enabled=false}, {@code VOLNUX_OTEL_ENABLED=false},
     * {@code OTEL_SDK_DISABLED=true}).
     */
    public VolnuxTelemetry configure(Observable observable) {
        lock.lock();
        try {
            if (enabled && !registrations.containsKey(observable)) {
                registrations.put(observable, observable.addObserver(observer));
            }
            return this;
        } finally {
            lock.unlock();
        }
    }

    /** Runs of this engine that start from now on are not observed any more. */
    public void remove(Observable observable) {
        lock.lock();
        try {
            Registration registration = registrations.remove(observable);
            if (registration != null) {
                registration.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** {@link #remove} for every engine. */
    public void removeAll() {
        lock.lock();
        try {
            registrations.values().forEach(Registration::close);
            registrations.clear();
        } finally {
            lock.unlock();
        }
    }

    /** The observer itself, for {@code Engine.builder().observer(...)}. */
    public RunObserver observer() {
        return observer;
    }

    /** Where the telemetry goes. */
    public OpenTelemetry openTelemetry() {
        return openTelemetry;
    }

    /** What it made of the runs so far. */
    public TelemetryCounts counts() {
        return new TelemetryCounts(core.runs.sum(), core.spans.sum(), core.folded.sum());
    }
}
