// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.logs.SdkLoggerProviderBuilder;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.volnux.engine.spi.TimeSource;
import io.volnux.otel.sdk.internal.export.ActiveRuns;
import io.volnux.otel.sdk.internal.export.ConsoleSpanExporter;
import io.volnux.otel.sdk.internal.export.EndpointCounters;
import io.volnux.otel.sdk.internal.export.Exporters;
import io.volnux.otel.sdk.internal.export.FailureLog;
import io.volnux.otel.sdk.internal.export.Target;
import io.volnux.otel.sdk.keep.KeepProcessor;
import io.volnux.otel.sdk.keep.KeepRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds an OpenTelemetry from options, with the SDK's own configuration underneath. Used once. */
final class Assembly {

    private static final long MEGABYTE = 1_048_576;

    private final Options options;
    private final TimeSource time;
    private final FailureLog log;
    private final Endpoints endpoints;
    private final Map<Target.Signal, List<Target>> targets = new HashMap<>();
    private final @Nullable KeepRules rules;
    private final Map<String, EndpointCounters> counters = new LinkedHashMap<>();
    private final List<EndpointCounters> spanCounters = new ArrayList<>();
    private final ActiveRuns active = new ActiveRuns();
    private final List<SpanProcessor> made = new ArrayList<>();
    private @Nullable KeepProcessor keep;

    /** Checks everything that can be checked before anything is built. */
    Assembly(Options options, TimeSource time) {
        this.options = options;
        this.time = time;
        this.log = new FailureLog(time);
        this.endpoints = new Endpoints(options);
        this.rules = options.keep().orElse(null);
        for (Target.Signal signal : Target.Signal.values()) {
            targets.put(signal, endpoints.of(signal));
        }
        options.duration(TelemetryOption.SHUTDOWN_TIMEOUT);
        options.duration(TelemetryOption.METRIC_INTERVAL);
        options.number(TelemetryOption.KEEP_MEMORY);
        options.flag(TelemetryOption.REGISTER_GLOBAL);
        options.flag(TelemetryOption.LOGS);
        options.flag(TelemetryOption.LOGGING_MDC);
        options.flag(TelemetryOption.LOGGING_DATADOG);
    }

    BuiltSdk build() {
        try {
            var sdk = AutoConfiguredOpenTelemetrySdk.builder()
                    .disableShutdownHook()
                    .addPropertiesCustomizer(config -> properties())
                    .addResourceCustomizer((found, config) -> new ResourceRules(options).join(found))
                    .addTracerProviderCustomizer(this::traces)
                    .addMeterProviderCustomizer(this::metrics)
                    .addLoggerProviderCustomizer(this::logs)
                    .build()
                    .getOpenTelemetrySdk();
            return new BuiltSdk(sdk, active, spanCounters, Optional.ofNullable(keep), log);
        } catch (ConfigurationException wrong) {
            made.forEach(SpanProcessor::shutdown);
            throw mistake(wrong);
        } catch (RuntimeException | LinkageError failed) {
            made.forEach(SpanProcessor::shutdown);
            throw failed;
        }
    }

    /** What we refused in the middle of the SDK's work comes back wrapped. */
    private static IllegalArgumentException mistake(ConfigurationException wrong) {
        return wrong.getCause() instanceof IllegalArgumentException ours
                ? ours
                : new IllegalArgumentException(
                        "settings of OpenTelemetry must be usable, got '%s'".formatted(Exporters.reason(wrong)), wrong);
    }

    /** What the SDK would make of these by itself is made here, where it can be counted. */
    private Map<String, String> properties() {
        Map<String, String> map = new HashMap<>(options.surroundings().otel());
        map.put("otel.traces.exporter", "none");
        map.put("otel.metrics.exporter", "none");
        map.put("otel.logs.exporter", "none");
        if (!map.containsKey("otel.traces.sampler")) {
            map.put("otel.traces.sampler", rules != null ? "parentbased_always_on" : "parentbased_traceidratio");
            map.put("otel.traces.sampler.arg", Double.toString(options.share(TelemetryOption.SAMPLE_RATE)));
        }
        map.put(
                "otel.metric.export.interval",
                Long.toString(options.duration(TelemetryOption.METRIC_INTERVAL).toMillis()));
        options.value(TelemetryOption.SERVICE_NAME)
                .filter(value -> value.layer() != Options.Layer.CONFIG)
                .ifPresent(value -> map.put("otel.service.name", value.text()));
        return map;
    }

    private EndpointCounters counters(String endpoint) {
        return counters.computeIfAbsent(endpoint, name -> new EndpointCounters(name, log));
    }

    private SdkTracerProviderBuilder traces(SdkTracerProviderBuilder builder, ConfigProperties config) {
        Exporters exporters = new Exporters(config);
        for (Target target : targets.getOrDefault(Target.Signal.TRACES, List.of())) {
            EndpointCounters counted = counters(target.endpoint());
            spanCounters.add(counted);
            made.add(exporters.processor(exporters.spans(target, counted), counted));
        }
        for (String name : endpoints.others(Target.Signal.TRACES)) {
            EndpointCounters counted = counters(name);
            spanCounters.add(counted);
            made.add(exporters.processor(exporters.spans(name), counted));
        }
        if (endpoints.console()) {
            EndpointCounters counted = counters("console");
            spanCounters.add(counted);
            made.add(exporters.processor(new ConsoleSpanExporter(System.out), counted));
        }
        builder.addSpanProcessor(active);
        SpanProcessor all = SpanProcessor.composite(made);
        if (rules != null && !made.isEmpty()) {
            long capacity = options.number(TelemetryOption.KEEP_MEMORY) * MEGABYTE;
            KeepProcessor tail = new KeepProcessor(all, rules, capacity, time::nanoTime);
            keep = tail;
            return builder.addSpanProcessor(tail);
        }
        return made.isEmpty() ? builder : builder.addSpanProcessor(all);
    }

    private SdkMeterProviderBuilder metrics(SdkMeterProviderBuilder builder, ConfigProperties config) {
        if (!options.flag(TelemetryOption.METRICS)) {
            return builder;
        }
        Exporters exporters = new Exporters(config);
        for (Target target : targets.getOrDefault(Target.Signal.METRICS, List.of())) {
            builder.registerMetricReader(exporters.reader(exporters.metrics(target, counters(target.endpoint()))));
        }
        endpoints.others(Target.Signal.METRICS).forEach(name -> builder.registerMetricReader(exporters.metrics(name)));
        return builder;
    }

    private SdkLoggerProviderBuilder logs(SdkLoggerProviderBuilder builder, ConfigProperties config) {
        if (!options.flag(TelemetryOption.LOGS)) {
            return builder;
        }
        Exporters exporters = new Exporters(config);
        for (Target target : targets.getOrDefault(Target.Signal.LOGS, List.of())) {
            builder.addLogRecordProcessor(exporters.processor(exporters.logs(target, counters(target.endpoint()))));
        }
        endpoints
                .others(Target.Signal.LOGS)
                .forEach(name -> builder.addLogRecordProcessor(exporters.processor(exporters.logs(name))));
        return builder;
    }
}
