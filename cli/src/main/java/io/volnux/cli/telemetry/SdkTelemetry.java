// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.telemetry;

import io.opentelemetry.context.Context;
import io.volnux.cli.text.UserError;
import io.volnux.observe.Observable;
import io.volnux.otel.OTelContextManager;
import io.volnux.otel.sdk.EndpointStats;
import io.volnux.otel.sdk.TelemetryOption;
import io.volnux.otel.sdk.TelemetryStats;
import io.volnux.otel.sdk.VolnuxTracer;
import io.volnux.otel.sdk.VolnuxTracerConfig;
import io.volnux.task.ExecutionContext;
import io.volnux.task.RunResult;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Telemetry by the SDK. Only {@link Telemetry} names this class, and only when telemetry is asked for. */
final class SdkTelemetry implements Telemetry {

    /** What the end of a start may take, if nobody says otherwise; shorter than an application's. */
    private static final String SHUTDOWN = "4s";

    private static final List<String> PARENT = List.of("TRACEPARENT", "TRACESTATE", "BAGGAGE");

    private final VolnuxTracer tracer;
    private final Context parent;

    private SdkTelemetry(VolnuxTracer tracer, Context parent) {
        this.tracer = tracer;
        this.parent = parent;
    }

    static Telemetry start(TelemetryWish wish, Function<String, @Nullable String> environment) {
        VolnuxTracer tracer;
        try {
            tracer = VolnuxTracer.initialize(config(wish));
        } catch (IllegalArgumentException wrong) {
            throw new UserError("telemetry: " + wrong.getMessage(), wrong);
        }
        return tracer.isEnabled() ? new SdkTelemetry(tracer, parent(environment)) : OFF;
    }

    static VolnuxTracerConfig config(TelemetryWish wish) {
        VolnuxTracerConfig.Builder config =
                VolnuxTracerConfig.builder().serviceName("volnux").set(TelemetryOption.SHUTDOWN_TIMEOUT, SHUTDOWN);
        if (!wish.otlp().isEmpty()) {
            config.override(TelemetryOption.OTLP_ENDPOINT, wish.otlp());
        }
        if (!wish.protocol().isEmpty()) {
            config.override(TelemetryOption.PROTOCOL, wish.protocol());
        }
        if (wish.consoleSpans()) {
            config.override(TelemetryOption.CONSOLE, "true");
        }
        if (!wish.detail().isEmpty()) {
            config.override(TelemetryOption.DETAIL, wish.detail());
        }
        return config.build();
    }

    private static Context parent(Function<String, @Nullable String> environment) {
        Map<String, String> headers = new HashMap<>();
        for (String name : PARENT) {
            String value = environment.apply(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers.isEmpty() ? Context.current() : OTelContextManager.deserializeContext(headers);
    }

    static Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        OTelContextManager.serializeCurrent()
                .forEach((name, value) -> variables.put(name.toUpperCase(Locale.ROOT), value));
        return variables;
    }

    @Override
    public void listenTo(Observable engine) {
        tracer.configure(engine);
    }

    @Override
    public <T> T underParent(Supplier<T> start) {
        return parent.wrapSupplier(start).get();
    }

    @Override
    public Optional<Sent> end(@Nullable RunResult run) {
        TelemetryStats stats = tracer.shutdown();
        String traceId = run == null
                ? ""
                : run.latest().flatMap(ExecutionContext::traceId).orElse("");
        return Optional.of(new Sent(
                traceId,
                new Sent.Spans(stats.exported(), stats.failed(), stats.dropped(), stats.folded()),
                stats.bytes(),
                stats.exportCpu(),
                stats.endpoints().stream().map(EndpointStats::endpoint).toList()));
    }

    @Override
    public void close() {
        tracer.shutdown();
    }
}
