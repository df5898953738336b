// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SDK with the batch processor of an application, whose exporters keep or forget what they get. */
final class Sdk {

    private Sdk() {}

    /** Exporters that forget; the metrics are never read while something is measured. */
    static OpenTelemetrySdk forgetting(Sampler sampler) {
        return of(sampler, new Spans(null), new Metrics(null));
    }

    static OpenTelemetrySdk keeping(List<SpanData> spans, List<MetricData> metrics) {
        return of(Sampler.alwaysOn(), new Spans(spans), new Metrics(metrics));
    }

    private static OpenTelemetrySdk of(Sampler sampler, SpanExporter spans, MetricExporter metrics) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setSampler(sampler)
                        .addSpanProcessor(BatchSpanProcessor.builder(spans)
                                .setMaxQueueSize(8_192)
                                .setMaxExportBatchSize(1_024)
                                .build())
                        .build())
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(PeriodicMetricReader.builder(metrics)
                                .setInterval(Duration.ofHours(1))
                                .build())
                        .build())
                .build();
    }

    private record Spans(@org.jspecify.annotations.Nullable List<SpanData> kept) implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            if (kept != null) {
                kept.addAll(spans);
            }
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private record Metrics(
            @org.jspecify.annotations.Nullable List<MetricData> kept) implements MetricExporter {

        @Override
        public CompletableResultCode export(Collection<MetricData> metrics) {
            if (kept != null) {
                kept.addAll(metrics);
            }
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType type) {
            return AggregationTemporality.CUMULATIVE;
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    static <T> List<T> list() {
        return new CopyOnWriteArrayList<>();
    }
}
