// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.volnux.otel.sdk.TelemetryOption;
import io.volnux.otel.sdk.TelemetryStats;
import io.volnux.otel.sdk.VolnuxTracer;
import io.volnux.otel.sdk.VolnuxTracerConfig;

/** As an application gets it, with metrics off so that only spans are sent. */
final class VolnuxPipeline implements Pipeline {

    private final VolnuxTracer tracer;

    VolnuxPipeline(String endpoint, boolean grpc) {
        tracer = VolnuxTracer.initialize(VolnuxTracerConfig.builder()
                .serviceName("bench")
                .override(TelemetryOption.OTLP_ENDPOINT, endpoint)
                .override(TelemetryOption.PROTOCOL, grpc ? "grpc" : "http/protobuf")
                .override(TelemetryOption.METRICS, "false")
                .build());
        if (tracer.stats().endpoints().isEmpty()) {
            throw new IllegalStateException(
                    "VolnuxTracer must build its own pipeline, got an OpenTelemetry that was there before");
        }
    }

    @Override
    public OpenTelemetry openTelemetry() {
        return tracer.openTelemetry();
    }

    @Override
    public long exported() {
        return tracer.stats().exported();
    }

    @Override
    public long lost() {
        TelemetryStats stats = tracer.stats();
        return stats.failed() + stats.dropped() + stats.tailDropped();
    }

    @Override
    public void close() {
        tracer.shutdown();
    }
}
