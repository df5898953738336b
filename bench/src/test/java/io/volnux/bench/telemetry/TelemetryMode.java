// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.volnux.bench.peers.Contestant;
import io.volnux.bench.peers.OnVolnux;
import io.volnux.bench.peers.TracedCamel;
import io.volnux.bench.peers.Work;
import io.volnux.bench.peers.Workload;
import io.volnux.otel.TraceDetail;
import io.volnux.otel.VolnuxTelemetry;
import org.jspecify.annotations.Nullable;

/** How a chain is observed, and what that is compared with. */
public enum TelemetryMode {
    /** Volnux without an observer. */
    NONE,
    /** Telemetry on an OpenTelemetry that does nothing: the module is there, an SDK is not. */
    NO_SDK,
    /** An SDK that samples no trace. */
    SAMPLED_OUT,
    /** By hand: as many unsampled spans below one as there are tasks. */
    BARE_SAMPLED_OUT,
    /** By hand: the same, and the values that SAMPLED_OUT records of the run and its tasks. */
    BARE_SAMPLED_OUT_MEASURED,
    /** A span per run. */
    RUN,
    /** A span per task. */
    TASK,
    /** By hand: what TASK emits. */
    BARE_TASK,
    /** A span per layer of the engine. */
    FULL,
    /** By hand: what FULL emits. */
    BARE_FULL,
    /** Camel without tracing. */
    CAMEL,
    /** Camel with camel-opentelemetry2, a span per processor. */
    CAMEL_TRACED;

    /** The chain, observed this way. */
    public Workload open(Work work) throws Exception {
        return switch (this) {
            case NONE -> new OnVolnux(work);
            case NO_SDK ->
                new OnVolnux(work, VolnuxTelemetry.create(OpenTelemetry.noop()).observer());
            case SAMPLED_OUT -> on(Sdk.forgetting(Sampler.alwaysOff()), TraceDetail.TASK, work);
            case RUN -> on(Sdk.forgetting(Sampler.alwaysOn()), TraceDetail.RUN, work);
            case TASK -> on(Sdk.forgetting(Sampler.alwaysOn()), TraceDetail.TASK, work);
            case FULL -> on(Sdk.forgetting(Sampler.alwaysOn()), TraceDetail.FULL, work);
            case BARE_SAMPLED_OUT -> unsampled(work.units());
            case BARE_SAMPLED_OUT_MEASURED -> unsampledAndMeasured(work);
            case BARE_TASK -> replayed(TraceDetail.TASK, work);
            case BARE_FULL -> replayed(TraceDetail.FULL, work);
            case CAMEL -> Contestant.CAMEL.open(work);
            case CAMEL_TRACED -> TracedCamel.open(work, Sdk.forgetting(Sampler.alwaysOn()));
        };
    }

    private static Workload on(OpenTelemetrySdk sdk, TraceDetail detail, Work work) {
        return closing(volnuxOn(sdk, detail, work), sdk);
    }

    private static OnVolnux volnuxOn(OpenTelemetrySdk sdk, TraceDetail detail, Work work) {
        return new OnVolnux(
                work,
                VolnuxTelemetry.builder(sdk)
                        .detail(detail)
                        .spanBudget(1_000_000)
                        .build()
                        .observer());
    }

    private static Workload closing(Workload workload, OpenTelemetrySdk sdk) {
        return new Workload() {
            @Override
            public @Nullable Object run() throws Exception {
                return workload.run();
            }

            @Override
            public void close() throws Exception {
                workload.close();
                sdk.close();
            }
        };
    }

    /** One run of this detail, on the engine. */
    static Emitted.Source.Run volnux(OpenTelemetrySdk target, TraceDetail detail, Work work) {
        return () -> {
            try (var volnux = volnuxOn(target, detail, work)) {
                volnux.run();
            }
        };
    }

    /** What one run of this detail emits, emitted by hand. */
    static Replay recorded(TraceDetail detail, Work work, OpenTelemetrySdk target) throws Exception {
        var spans = Sdk.<SpanData>list();
        var metrics = Sdk.<MetricData>list();
        try (var volnux = on(Sdk.keeping(spans, metrics), detail, work)) {
            volnux.run();
        }
        return new Replay(target, spans, metrics);
    }

    private static Workload replayed(TraceDetail detail, Work work) throws Exception {
        var sdk = Sdk.forgetting(Sampler.alwaysOn());
        var replay = recorded(detail, work, sdk);
        return closing(
                () -> {
                    replay.run();
                    return replay;
                },
                sdk);
    }

    private static Workload unsampledAndMeasured(Work work) throws Exception {
        var sdk = Sdk.forgetting(Sampler.alwaysOff());
        var replay = recorded(TraceDetail.TASK, work, sdk);
        return closing(
                () -> {
                    replay.runUnsampled();
                    return replay;
                },
                sdk);
    }

    private static Workload unsampled(int count) {
        var sdk = Sdk.forgetting(Sampler.alwaysOff());
        Tracer tracer = sdk.getTracer("io.volnux");
        return closing(
                () -> {
                    var root = tracer.spanBuilder("root").startSpan();
                    try (var scope = root.makeCurrent()) {
                        for (int i = 0; i < count; i++) {
                            tracer.spanBuilder("child").startSpan().end();
                        }
                    }
                    root.end();
                    return root;
                },
                sdk);
    }
}
