// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** OpenTelemetry without Volnux: shows that a backend and this harness work, whatever Volnux does. */
final class PlainSdk {
    static final String SERVICE = "plain-sdk";

    private PlainSdk() {}

    /** Sends a span below another, a measurement in each of two instruments and a log record; returns the trace's id. */
    static String send(Way way) {
        var settings = new HashMap<String, String>();
        way.variables()
                .forEach((name, value) ->
                        settings.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
        settings.putAll(Map.of("otel.service.name", SERVICE, "otel.metrics.exemplar.filter", "trace_based"));
        var sdk = AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> settings)
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
        try {
            return emit(sdk);
        } finally {
            sdk.shutdown().join(20, TimeUnit.SECONDS);
        }
    }

    private static String emit(OpenTelemetry telemetry) {
        var tracer = telemetry.getTracer("io.volnux.backends");
        var meter = telemetry.getMeter("io.volnux.backends");
        var parent = tracer.spanBuilder("Plain.parent").startSpan();
        var within = Context.root().with(parent);
        var child = tracer.spanBuilder("Plain.child").setParent(within).startSpan();
        within.with(child)
                .wrap(() -> {
                    meter.counterBuilder("plain.runs").build().add(1);
                    meter.histogramBuilder("plain.duration")
                            .setUnit("s")
                            .build()
                            .record(0.25);
                    telemetry
                            .getLogsBridge()
                            .get("io.volnux.backends")
                            .logRecordBuilder()
                            .setBody("hello")
                            .emit();
                })
                .run();
        child.end();
        parent.end();
        return parent.getSpanContext().getTraceId();
    }
}
