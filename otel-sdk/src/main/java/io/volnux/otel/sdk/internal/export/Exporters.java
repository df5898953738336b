// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
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
import java.util.StringJoiner;
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
        return made(
                target,
                wire,
                named(ConfigurableSpanExporterProvider.class, ConfigurableSpanExporterProvider::getName, "otlp")
                        ::createExporter);
    }

    /** An OTLP exporter of metrics. */
    public MetricExporter metrics(Target target, Wire wire) {
        return made(
                target,
                wire,
                named(ConfigurableMetricExporterProvider.class, ConfigurableMetricExporterProvider::getName, "otlp")
                        ::createExporter);
    }

    /** An OTLP exporter of log records, without a queue. */
    public LogRecordExporter logs(Target target, Wire wire) {
        return made(
                target,
                wire,
                named(
                        ConfigurableLogRecordExporterProvider.class,
                        ConfigurableLogRecordExporterProvider::getName,
                        "otlp")::createExporter);
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

    /** What the SDK does not take of an end point's settings, such as a key that is none, is the user's mistake. */
    private <T> T made(Target target, Wire wire, Function<ConfigProperties, T> provider) {
        Wire heard = target.signal() == Target.Signal.TRACES ? wire : new OtherWire(wire);
        try {
            return provider.apply(new OtlpProperties(config, target.settings(), new CountingLoader(heard)));
        } catch (ConfigurationException | IllegalArgumentException | IllegalStateException wrong) {
            throw new IllegalArgumentException(
                    "settings of %s must be usable, got '%s'".formatted(target.endpoint(), reason(wrong)), wrong);
        }
    }

    /** What a refusal of settings says, its cause included: the SDK often tells the mistake there only. */
    public static String reason(Throwable wrong) {
        StringJoiner reason = new StringJoiner(": ");
        Throwable at = wrong;
        for (int depth = 0; at != null && depth < 10; depth++) {
            String text = at.getMessage();
            boolean told = text == null || text.isBlank() || text.equals(String.valueOf(at.getCause()));
            if (!told && !reason.toString().contains(text)) {
                reason.add(text);
            }
            at = at.getCause();
        }
        return reason.length() == 0 ? wrong.getClass().getSimpleName() : reason.toString();
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
