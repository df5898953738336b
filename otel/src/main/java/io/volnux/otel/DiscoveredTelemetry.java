// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.volnux.observe.Observable;
import io.volnux.observe.ObserverProvider;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Telemetry that switches itself on because it is on the class path: it uses the global OpenTelemetry as soon as there is
 * one, and gives way to telemetry that an application configures.
 */
public final class DiscoveredTelemetry implements ObserverProvider {

    private static final String OTEL_AGENT = "io.opentelemetry.javaagent.OpenTelemetryAgent";

    private final int rank;
    private final Switches switches = OfProcess.SWITCHES;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable TelemetryCore core;

    /** For the service loader. */
    public DiscoveredTelemetry() {
        this(VolnuxTelemetry.DISCOVERED);
    }

    private DiscoveredTelemetry(int rank) {
        this.rank = rank;
    }

    /** The same with another rank among the telemetries of an engine, such as {@link VolnuxTelemetry#AGENT}. */
    public static ObserverProvider ofRank(int rank) {
        return new DiscoveredTelemetry(rank);
    }

    @Override
    public void configure(Observable observable) {
        if (switches.enabled()) {
            observable.addObserver(new TraceObserver(this::core, rank));
        }
    }

    private @Nullable TelemetryCore core() {
        TelemetryCore known = core;
        return known != null ? known : resolve();
    }

    /** Asking for the global instance before it is set would fix it as one that does nothing, so it is not asked then. */
    private @Nullable TelemetryCore resolve() {
        boolean datadog = DatadogAgent.isPresent() && DatadogAgent.takesSpans(System::getProperty, System::getenv);
        if (!datadog && !GlobalOpenTelemetry.isSet() && !isOnBootLoader(OTEL_AGENT)) {
            return null;
        }
        lock.lock();
        try {
            if (core == null) {
                OpenTelemetry global = GlobalOpenTelemetry.get();
                core = new TelemetryCore(
                        OfProcess.SETTINGS.applyTo(VolnuxTelemetry.builder(global)
                                .switches(switches)
                                .profile(datadog ? BackendProfile.DATADOG : BackendProfile.STANDARD)),
                        switches.detail());
            }
            return core;
        } finally {
            lock.unlock();
        }
    }

    /** Read once, so that what is wrong in them is told once, however many engines there are. */
    private static final class OfProcess {
        static final Switches SWITCHES = Switches.current();
        static final DiscoveredSettings SETTINGS = DiscoveredSettings.current();
    }

    private static boolean isOnBootLoader(String type) {
        try {
            Class.forName(type, false, null);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
