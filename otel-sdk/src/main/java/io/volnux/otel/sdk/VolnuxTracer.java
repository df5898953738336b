// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.opentelemetry.api.trace.Tracer;
import io.volnux.engine.spi.TimeSource;
import io.volnux.observe.Observable;
import io.volnux.otel.BackendProfile;
import io.volnux.otel.InputCapture;
import io.volnux.otel.TraceDetail;
import io.volnux.otel.VolnuxTelemetry;
import io.volnux.otel.VolnuxTelemetryBuilder;
import io.volnux.otel.sdk.internal.logs.LogbackLogs;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Telemetry for applications that have no OpenTelemetry of their own: builds one, sends to what is configured, and
 * listens to every engine of the process. One that exists already, or that an agent brought, is used instead.
 *
 * {@snippet :
 * VolnuxTracer tracer = VolnuxTracer.initialize(VolnuxTracerConfig.builder()
 *         .serviceName("orders")
 *         .otlpEndpoint("http://otel-collector:4317")
 *         .build());
 * // ... run workflows ...
 * System.out.println(tracer.shutdown().text());
 * }
 *
 * <p>Thread-safe. At the end of the JVM it ends by itself, runs first.
 */
public final class VolnuxTracer implements AutoCloseable {

    /** The one static holder of the code base; the guide's {@code getInstance()} needs it. */
    private static final AtomicReference<ProcessState> PROCESS = new AtomicReference<>(new ProcessState());

    private static final AttributeKey<String> STATE = AttributeKey.stringKey("volnux.telemetry.state");

    private final VolnuxTracerConfig config;
    private final ProcessState process;
    private final OpenTelemetry openTelemetry;
    private final VolnuxTelemetry telemetry;
    private final @Nullable BuiltSdk built;
    private final Duration limit;
    private final int rank;
    private final boolean enabled;
    private final Runnable undoLogs;
    private final AtomicBoolean ended = new AtomicBoolean();

    private VolnuxTracer(
            VolnuxTracerConfig config, ProcessState process, Parts parts, VolnuxTelemetry telemetry, int rank) {
        this.config = config;
        this.process = process;
        this.openTelemetry = parts.openTelemetry();
        this.built = parts.built();
        this.limit = parts.limit();
        this.enabled = parts.enabled();
        this.undoLogs = parts.undoLogs();
        this.telemetry = telemetry;
        this.rank = rank;
    }

    private record Parts(
            OpenTelemetry openTelemetry,
            @Nullable BuiltSdk built,
            Duration limit,
            boolean enabled,
            Runnable undoLogs) {}

    static VolnuxTracer off(VolnuxTracerConfig config, ProcessState process) {
        Parts parts = new Parts(OpenTelemetry.noop(), null, Duration.ZERO, false, () -> {});
        return new VolnuxTracer(config, process, parts, VolnuxTelemetry.create(OpenTelemetry.noop()), 0);
    }

    static VolnuxTracer adopting(
            VolnuxTracerConfig config, ProcessState process, Options options, OpenTelemetry existing, int rank) {
        Parts parts = new Parts(
                existing, null, options.duration(TelemetryOption.SHUTDOWN_TIMEOUT), true, logs(options, existing));
        return new VolnuxTracer(config, process, parts, telemetry(options, existing, rank), rank);
    }

    static VolnuxTracer building(VolnuxTracerConfig config, ProcessState process, Options options, int rank) {
        // what is wrong with the observer's options is said before anything is built
        telemetry(options, OpenTelemetry.noop(), rank);
        BuiltSdk built = new Assembly(options, TimeSource.system()).build();
        Duration limit = options.duration(TelemetryOption.SHUTDOWN_TIMEOUT);
        VolnuxTracer tracer = new VolnuxTracer(
                config,
                process,
                new Parts(built.sdk(), built, limit, true, logs(options, built.sdk())),
                telemetry(options, built.sdk(), rank),
                rank);
        tracer.countSpans(built.sdk().getMeter("io.volnux"));
        return tracer;
    }

    private static VolnuxTelemetry telemetry(Options options, OpenTelemetry openTelemetry, int rank) {
        VolnuxTelemetryBuilder builder = VolnuxTelemetry.builder(openTelemetry)
                .rank(rank)
                .detail(TraceDetail.parse(options.text(TelemetryOption.DETAIL)))
                .spanBudget(options.number(TelemetryOption.SPAN_BUDGET))
                .taskNameSeparator(options.text(TelemetryOption.TASK_NAME_SEPARATOR))
                .captureInputs(InputCapture.parse(options.text(TelemetryOption.CAPTURE_INPUTS)))
                .redact(Set.copyOf(options.words(TelemetryOption.REDACT)))
                .metrics(options.flag(TelemetryOption.METRICS));
        return builder.profile(profile(options)).build();
    }

    private static Runnable logs(Options options, OpenTelemetry openTelemetry) {
        boolean send = options.flag(TelemetryOption.LOGS);
        boolean ours = options.flag(TelemetryOption.LOGGING_MDC);
        boolean datadog = options.flag(TelemetryOption.LOGGING_DATADOG);
        try {
            return LogbackLogs.install(openTelemetry, send, ours, datadog);
        } catch (LinkageError noLogback) {
            System.getLogger("io.volnux.otel")
                    .log(
                            send ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                            "log lines know nothing of spans: Logback is not on the class path");
            return () -> {};
        }
    }

    private static BackendProfile profile(Options options) {
        return switch (options.text(TelemetryOption.PROFILE)) {
            case "datadog" -> BackendProfile.DATADOG;
            case "standard" ->
                options.said(TelemetryOption.DATADOG_AGENT_URL).isPresent()
                                && options.said(TelemetryOption.PROFILE).isEmpty()
                        ? BackendProfile.DATADOG
                        : BackendProfile.STANDARD;
            default ->
                throw new IllegalArgumentException("profile must be standard or datadog, got '%s'"
                        .formatted(options.text(TelemetryOption.PROFILE)));
        };
    }

    private void countSpans(Meter meter) {
        meter.counterBuilder("volnux.telemetry.spans")
                .setUnit("{span}")
                .setDescription("What became of spans")
                .buildWithCallback(this::observe);
    }

    private void observe(ObservableLongMeasurement measurement) {
        TelemetryStats now = stats();
        measurement.record(now.exported(), Attributes.of(STATE, "exported"));
        measurement.record(now.failed(), Attributes.of(STATE, "failed"));
        measurement.record(now.dropped(), Attributes.of(STATE, "dropped"));
        measurement.record(now.folded(), Attributes.of(STATE, "folded"));
        measurement.record(now.tailDropped(), Attributes.of(STATE, "tail_dropped"));
    }

    /**
     * Switches telemetry on for this process. With the configuration that is in force already, this answers the tracer
     * that is in force.
     *
     * @return the tracer; one that does nothing if telemetry is switched off
     * @throws IllegalArgumentException if an option is wrong; nothing is left behind then
     * @throws IllegalStateException if another configuration is in force, telling what differs
     */
    public static VolnuxTracer initialize(VolnuxTracerConfig config) {
        return initialize(config, Surroundings.ofProcess());
    }

    static VolnuxTracer initialize(VolnuxTracerConfig config, Surroundings surroundings) {
        return process().initialize(config, surroundings, VolnuxTelemetry.EXPLICIT);
    }

    static ProcessState process() {
        return PROCESS.get();
    }

    /** The tracer in force; null before {@link #initialize}, after {@link #shutdown()}, and when switched off. */
    public static @Nullable VolnuxTracer getInstance() {
        return process().current();
    }

    /** For spans of one's own, which become children of the task they are started in; null when there is no telemetry. */
    public static @Nullable Tracer getTracer() {
        VolnuxTracer current = getInstance();
        return current == null ? null : current.openTelemetry.getTracer("volnux.workflows");
    }

    /** The configuration it was initialised with. */
    public VolnuxTracerConfig config() {
        return config;
    }

    /** Whether it does anything; false when telemetry is switched off. */
    public boolean isEnabled() {
        return enabled;
    }

    /** The OpenTelemetry behind it, for instruments of one's own; they share resource and exporters. */
    public OpenTelemetry openTelemetry() {
        return openTelemetry;
    }

    /** What listens to engines. */
    public VolnuxTelemetry telemetry() {
        return telemetry;
    }

    int rank() {
        return rank;
    }

    int activeRuns() {
        return built == null ? 0 : built.activeRuns();
    }

    /** Listens to an engine too that does not look for observers by itself; doing so twice is doing it once. */
    public VolnuxTracer configure(Observable observable) {
        if (enabled && !ended.get()) {
            process.engines().add(observable);
        }
        return this;
    }

    /** What became of spans so far. Of an OpenTelemetry that was there before, only what was folded is known. */
    public TelemetryStats stats() {
        long folded = telemetry.counts().folded();
        return built == null ? new TelemetryStats(folded, 0, List.of()) : built.stats(folded);
    }

    /**
     * Sends what waits.
     *
     * @return whether all of it arrived within the limit
     */
    public boolean forceFlush(Duration limit) {
        return built == null || built.flush(limit);
    }

    /** As {@link #shutdown(Duration)}, within the option {@code shutdownTimeout}. */
    public TelemetryStats shutdown() {
        return shutdown(limit);
    }

    /**
     * Waits for runs under way (half of the limit at most), sends what waits, and ends. It takes no longer than the
     * limit, whatever the end points do; where nobody listens it does not wait. Engines are not closed; their further
     * runs are not traced. Doing so twice does nothing. After that telemetry can be initialised again.
     *
     * @return what became of all spans, truthfully
     */
    public TelemetryStats shutdown(Duration limit) {
        if (ended.compareAndSet(false, true)) {
            undoLogs.run();
            if (built != null) {
                built.shutdown(limit);
            }
            process.ended(this);
        }
        return stats();
    }

    /** As {@link #shutdown()}. */
    @Override
    public void close() {
        shutdown();
    }
}
