// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ConfigurableMetricReaderProvider;
import io.opentelemetry.sdk.autoconfigure.spi.logs.ConfigurableLogRecordExporterProvider;
import io.opentelemetry.sdk.autoconfigure.spi.metrics.ConfigurableMetricExporterProvider;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Makes exporters by the SDK's own providers, so that every setting of OpenTelemetry is honoured. */
public final class Exporters {

    private static final int QUEUE = 8_192;
    private static final int BATCH = 1_024;

    private final ConfigProperties config;

    /** With the settings of the SDK. */
    public Exporters(ConfigProperties config) {
        this.config = config;
    }

    /** An OTLP exporter of spans, without a queue. */
    public SpanExporter spans(Target target, Wire wire) {
        return named(ConfigurableSpanExporterProvider.class, ConfigurableSpanExporterProvider::getName, "otlp")
                .createExporter(properties(target, wire));
    }

    /** An OTLP exporter of metrics. */
    public MetricExporter metrics(Target target, Wire wire) {
        return named(ConfigurableMetricExporterProvider.class, ConfigurableMetricExporterProvider::getName, "otlp")
                .createExporter(properties(target, wire));
    }

    /** An OTLP exporter of log records, without a queue. */
    public LogRecordExporter logs(Target target, Wire wire) {
        return named(
                        ConfigurableLogRecordExporterProvider.class,
                        ConfigurableLogRecordExporterProvider::getName,
                        "otlp")
                .createExporter(properties(target, wire));
    }

    /** Another exporter of spans, by the name it has in {@code OTEL_TRACES_EXPORTER}. */
    public SpanExporter spans(String name) {
        return named(ConfigurableSpanExporterProvider.class, ConfigurableSpanExporterProvider::getName, name)
                .createExporter(config);
    }

    /** Another exporter of log records, by name. */
    public LogRecordExporter logs(String name) {
        return named(ConfigurableLogRecordExporterProvider.class, ConfigurableLogRecordExporterProvider::getName, name)
                .createExporter(config);
    }

    /** Another exporter or reader of metrics, by name. */
    public MetricReader metrics(String name) {
        return CountingLoader.found(ConfigurableMetricReaderProvider.class).stream()
                .filter(provider -> provider.getName().equals(name))
                .findFirst()
                .map(provider -> provider.createMetricReader(config))
                .orElseGet(() -> reader(named(
                                ConfigurableMetricExporterProvider.class,
                                ConfigurableMetricExporterProvider::getName,
                                name)
                        .createExporter(config)));
    }

    /** Counts, lets wait, batches and exports. */
    public SpanProcessor processor(SpanExporter exporter, EndpointCounters counters) {
        int limit = config.getInt("otel.bsp.max.queue.size", QUEUE);
        int batch = Math.min(config.getInt("otel.bsp.max.export.batch.size", BATCH), limit);
        SpanProcessor batches = BatchSpanProcessor.builder(new CountingSpanExporter(exporter, counters))
                .setMaxQueueSize(limit + batch)
                .setMaxExportBatchSize(batch)
                .setScheduleDelay(config.getDuration("otel.bsp.schedule.delay", Duration.ofSeconds(5)))
                .setExporterTimeout(config.getDuration("otel.bsp.export.timeout", Duration.ofSeconds(30)))
                .build();
        return new GatedSpanProcessor(batches, counters, limit);
    }

    /** Collects and exports metrics at intervals. */
    public MetricReader reader(MetricExporter exporter) {
        return PeriodicMetricReader.builder(exporter)
                .setInterval(config.getDuration("otel.metric.export.interval", Duration.ofMinutes(1)))
                .build();
    }

    /** Batches and exports log records. */
    public LogRecordProcessor processor(LogRecordExporter exporter) {
        return BatchLogRecordProcessor.builder(exporter)
                .setScheduleDelay(config.getDuration("otel.blrp.schedule.delay", Duration.ofSeconds(1)))
                .setMaxQueueSize(config.getInt("otel.blrp.max.queue.size", QUEUE))
                .setMaxExportBatchSize(config.getInt("otel.blrp.max.export.batch.size", BATCH))
                .setExporterTimeout(config.getDuration("otel.blrp.export.timeout", Duration.ofSeconds(30)))
                .build();
    }

    private ConfigProperties properties(Target target, Wire wire) {
        Wire heard = target.signal() == Target.Signal.TRACES ? wire : new OtherWire(wire);
        return new OtlpProperties(config, target.settings(), new CountingLoader(heard));
    }

    private static <T> T named(Class<T> type, Function<T, String> name, String wanted) {
        List<T> all = CountingLoader.found(type);
        return all.stream()
                .filter(provider -> name.apply(provider).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "exporter must be one of %s or on the class path, got '%s'; add its jar or change OTEL_*_EXPORTER"
                                .formatted(all.stream().map(name).sorted().toList(), wanted)));
    }
}
