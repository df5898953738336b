// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.volnux.observe.Observable;
import io.volnux.otel.VolnuxTelemetry;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What there is once per process: the tracer in force, the engines it listens to, the global door, the hook. */
final class ProcessState {

    private static final System.Logger LOG = System.getLogger("io.volnux.otel");

    /** More than volnux-otel's own discovery, which is on the class path too and finds no OpenTelemetry. */
    private static final int FOUND_END_POINT = (VolnuxTelemetry.DISCOVERED + VolnuxTelemetry.EXPLICIT) / 2;

    private final Engines engines = new Engines();
    private final GlobalDoor door = new GlobalDoor();
    private final ReentrantLock lock = new ReentrantLock();

    // guarded by lock
    private @Nullable Thread hook;
    private boolean doorIsGlobal;
    private boolean discoveryOver;

    private volatile @Nullable VolnuxTracer current;

    @Nullable
    VolnuxTracer current() {
        return current;
    }

    Engines engines() {
        return engines;
    }

    VolnuxTracer initialize(VolnuxTracerConfig config, Surroundings surroundings, int rank) {
        lock.lock();
        try {
            VolnuxTracer before = current;
            if (before != null && before.config().equals(config)) {
                return before;
            }
            if (before != null && before.rank() >= rank) {
                throw new IllegalStateException("telemetry must be shut down before it is initialised otherwise; "
                        + "what differs: " + difference(before.config(), config));
            }
            Options options = Options.of(config, surroundings);
            if (options.off()) {
                return VolnuxTracer.off(config, this);
            }
            VolnuxTracer made = make(config, options, rank);
            if (before != null) {
                before.shutdown();
            }
            current = made;
            discoveryOver = true;
            engines.attach(made.telemetry().observer());
            addHook();
            return made;
        } finally {
            lock.unlock();
        }
    }

    private VolnuxTracer make(VolnuxTracerConfig config, Options options, int rank) {
        Optional<Existing.Found> existing = doorIsGlobal ? Optional.empty() : Existing.find(options.surroundings());
        if (existing.isPresent()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "telemetry goes through {0}; its end points, exporters, resource and sampling hold, and those"
                            + " given to Volnux, `keep` and `registerGlobal` have no effect",
                    existing.get().origin());
            return VolnuxTracer.adopting(config, this, options, existing.get().openTelemetry(), rank);
        }
        VolnuxTracer made = VolnuxTracer.building(config, this, options, rank);
        if (options.flag(TelemetryOption.REGISTER_GLOBAL)) {
            door.lead(made.openTelemetry());
            if (!doorIsGlobal) {
                GlobalOpenTelemetry.set(door);
                doorIsGlobal = true;
            }
        }
        return made;
    }

    private static String difference(VolnuxTracerConfig before, VolnuxTracerConfig after) {
        Map<String, String> parts = new TreeMap<>();
        for (TelemetryOption option : TelemetryOption.values()) {
            String old = said(before, option);
            String wanted = said(after, option);
            if (!old.equals(wanted)) {
                parts.put(option.option(), option.secret() ? "(secret)" : "%s instead of %s".formatted(wanted, old));
            }
        }
        return parts.toString();
    }

    private static String said(VolnuxTracerConfig config, TelemetryOption option) {
        String forced = config.overrides().get(option);
        return Objects.requireNonNullElse(forced == null ? config.values().get(option) : forced, "nothing");
    }

    /** An engine was built. */
    void engineBuilt(Observable engine, Surroundings surroundings) {
        engines.add(engine);
        if (current == null) {
            discover(surroundings);
        }
    }

    /** Once per process, and not after somebody else has decided. */
    private void discover(Surroundings surroundings) {
        lock.lock();
        try {
            if (discoveryOver) {
                return;
            }
            VolnuxTracerConfig config = VolnuxTracerConfig.fromEnvironment();
            Options options = Options.of(config, surroundings);
            Endpoints endpoints = new Endpoints(options);
            if (options.off()
                    || !(endpoints.said() || endpoints.console())
                    || Existing.find(surroundings).isPresent()) {
                return;
            }
            discoveryOver = true;
            initialize(config, surroundings, FOUND_END_POINT);
        } catch (IllegalArgumentException mistake) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "telemetry stays off, because a setting cannot be used: {0}",
                    mistake.getMessage());
        } catch (RuntimeException failed) {
            LOG.log(System.Logger.Level.WARNING, "telemetry stays off: its settings cannot be used", failed);
        } finally {
            lock.unlock();
        }
    }

    void ended(VolnuxTracer tracer) {
        lock.lock();
        try {
            if (current == tracer) {
                current = null;
                engines.detach();
                door.lead(OpenTelemetry.noop());
                removeHook();
            }
        } finally {
            lock.unlock();
        }
    }

    private void addHook() {
        if (hook == null) {
            Thread thread = new Thread(this::atExit, "volnux-otel-exit");
            try {
                Runtime.getRuntime().addShutdownHook(thread);
                hook = thread;
            } catch (IllegalStateException exiting) {
                LOG.log(System.Logger.Level.DEBUG, "the JVM ends already", exiting);
            }
        }
    }

    private void removeHook() {
        Thread thread = hook;
        hook = null;
        if (thread != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(thread);
            } catch (IllegalStateException exiting) {
                LOG.log(System.Logger.Level.DEBUG, "the JVM ends already", exiting);
            }
        }
    }

    /** First the runs, then their spans, in this order, whatever other hooks do. */
    private void atExit() {
        VolnuxTracer tracer = current;
        if (tracer != null) {
            if (tracer.activeRuns() > 0) {
                engines.abort();
            }
            tracer.shutdown();
        }
    }
}
