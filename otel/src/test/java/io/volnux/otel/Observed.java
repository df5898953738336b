// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** A real SDK whose exporters keep everything in memory. */
final class Observed implements AutoCloseable {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final InMemoryLogRecordExporter logs = InMemoryLogRecordExporter.create();
    private final OpenTelemetrySdk sdk;

    private Observed(Consumer<SdkTracerProviderBuilder> settings) {
        SdkTracerProviderBuilder tracers =
                SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans));
        settings.accept(tracers);
        this.sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(tracers.build())
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .setLoggerProvider(SdkLoggerProvider.builder()
                        .addLogRecordProcessor(SimpleLogRecordProcessor.create(logs))
                        .build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
    }

    static Observed create() {
        return new Observed(tracers -> {});
    }

    static Observed with(Consumer<SdkTracerProviderBuilder> settings) {
        return new Observed(settings);
    }

    OpenTelemetry openTelemetry() {
        return sdk;
    }

    VolnuxTelemetryBuilder telemetry() {
        return VolnuxTelemetry.builder(sdk).switches(new Switches(true, null, ""));
    }

    List<SpanData> spans() {
        return List.copyOf(spans.getFinishedSpanItems());
    }

    List<LogRecordData> logs() {
        return List.copyOf(logs.getFinishedLogRecordItems());
    }

    Collection<MetricData> metrics() {
        return metrics.collectAllMetrics();
    }

    MetricData metric(String name) {
        return metrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name));
    }

    @Override
    public void close() {
        sdk.close();
    }
}
