// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The SDK as it is set up by hand; counted once per batch, so that who fills it knows when to wait. */
final class BarePipeline implements Pipeline {

    private final Counted counted;
    private final OpenTelemetrySdk sdk;

    BarePipeline(String endpoint, boolean grpc) {
        counted = new Counted(
                grpc
                        ? OtlpGrpcSpanExporter.builder().setEndpoint(endpoint).build()
                        : OtlpHttpSpanExporter.builder()
                                .setEndpoint(endpoint + "/v1/traces")
                                .build(),
                new AtomicLong(),
                new AtomicLong());
        sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(BatchSpanProcessor.builder(counted)
                                .setMaxQueueSize(QUEUE)
                                .setMaxExportBatchSize(BATCH)
                                .build())
                        .build())
                .build();
    }

    @Override
    public OpenTelemetry openTelemetry() {
        return sdk;
    }

    @Override
    public long exported() {
        return counted.exported().get();
    }

    @Override
    public long lost() {
        return counted.failed().get();
    }

    @Override
    public void close() {
        sdk.shutdown().join(10, TimeUnit.SECONDS);
    }

    private record Counted(SpanExporter exporter, AtomicLong exported, AtomicLong failed) implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            int count = spans.size();
            var result = exporter.export(spans);
            return result.whenComplete(() -> (result.isSuccess() ? exported : failed).addAndGet(count));
        }

        @Override
        public CompletableResultCode flush() {
            return exporter.flush();
        }

        @Override
        public CompletableResultCode shutdown() {
            return exporter.shutdown();
        }
    }
}
