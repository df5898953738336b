// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is registered as global: OpenTelemetry takes one for ever, ours comes and goes. Tracers taken from it before a
 * restart stay with the SDK they came from.
 */
final class GlobalDoor implements OpenTelemetry {

    private final AtomicReference<OpenTelemetry> behind = new AtomicReference<>(OpenTelemetry.noop());

    void lead(OpenTelemetry openTelemetry) {
        behind.set(openTelemetry);
    }

    private OpenTelemetry current() {
        return behind.get();
    }

    @Override
    public TracerProvider getTracerProvider() {
        return current().getTracerProvider();
    }

    @Override
    public MeterProvider getMeterProvider() {
        return current().getMeterProvider();
    }

    @Override
    public LoggerProvider getLogsBridge() {
        return current().getLogsBridge();
    }

    @Override
    public ContextPropagators getPropagators() {
        return current().getPropagators();
    }
}
