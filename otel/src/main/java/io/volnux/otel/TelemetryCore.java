// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.Tracer;
import io.volnux.graph.TaskGraph;
import io.volnux.observe.signal.Signal;
import io.volnux.otel.internal.ActiveCounts;
import io.volnux.otel.internal.Instruments;
import io.volnux.otel.semconv.VolnuxEvents;
import io.volnux.otel.semconv.VolnuxMetrics;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What all runs of one telemetry share. Thread-safe. */
final class TelemetryCore {

    private final ConcurrentHashMap<Class<?>, String> events = new ConcurrentHashMap<>();

    final VolnuxTelemetryBuilder settings;
    final @Nullable TraceDetail forcedDetail;
    final Tracer tracer;
    final Logger exceptionLog;
    final Instruments instruments;
    final ActiveCounts active;
    final List<String> exceptionSignals;
    final LongAdder runs = new LongAdder();
    final LongAdder spans = new LongAdder();
    final LongAdder folded = new LongAdder();
    private final boolean measuring;

    /**
     * Whether links are added to spans that have started. The SDK makes room for 128 links if one is known before, for ten
     * if not; others may not know links that come later.
     */
    final boolean linksLater;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TaskGraph, GraphNames> names = new WeakHashMap<>();

    TelemetryCore(VolnuxTelemetryBuilder settings, @Nullable TraceDetail forcedDetail) {
        OpenTelemetry openTelemetry = settings.openTelemetry;
        MeterProvider meters = settings.metrics ? openTelemetry.getMeterProvider() : MeterProvider.noop();
        String version = TelemetryCore.class.getPackage().getImplementationVersion();
        this.settings = settings;
        this.forcedDetail = forcedDetail;
        this.tracer = version == null
                ? openTelemetry.getTracer(VolnuxMetrics.METER)
                : openTelemetry.getTracer(VolnuxMetrics.METER, version);
        this.linksLater = tracer.getClass().getName().startsWith("io.opentelemetry.sdk.");
        this.exceptionLog = openTelemetry.getLogsBridge().get(VolnuxMetrics.METER);
        this.measuring = !meters.equals(MeterProvider.noop());
        Meter meter = meters.meterBuilder(VolnuxMetrics.METER)
                .setInstrumentationVersion(version == null ? "dev" : version)
                .build();
        this.instruments = new Instruments(meter);
        this.active = ActiveCounts.readBy(meter, new WeakReference<>(this));
        this.exceptionSignals = settings.exceptionSignals();
    }

    /** Whether metrics go anywhere. */
    boolean isMeasuring() {
        return measuring;
    }

    /** The names of a graph's tasks, made once per graph and workflow name. */
    GraphNames names(TaskGraph graph, String workflow) {
        lock.lock();
        try {
            GraphNames known = names.get(graph);
            if (known == null || !known.workflow().equals(workflow)) {
                known = GraphNames.of(graph, workflow, this);
                names.put(graph, known);
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** The name of a signal's event. */
    String event(Signal signal) {
        String known = events.get(signal.getClass());
        return known != null
                ? known
                : events.computeIfAbsent(signal.getClass(), type -> VolnuxEvents.SIGNAL + signal.name());
    }
}
