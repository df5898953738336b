// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.doctor;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.volnux.engine.spi.TimeSource;
import io.volnux.otel.sdk.internal.export.Exporters;
import io.volnux.otel.sdk.internal.export.Target;
import io.volnux.otel.sdk.internal.export.Wire;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends one span, metric or log record through a real exporter, without a second try. */
public final class Probe {

    private static final String NAME = "volnux.doctor";
    private static final long MILLIS = 3_000;
    private static final Map<String, String> NO_RETRY = Map.of("otel.java.exporter.otlp.retry.disabled", "true");

    private final Exporters exporters;
    private final Resource resource;
    private final TimeSource time;

    /** Sends with this resource. */
    public Probe(Resource resource, TimeSource time) {
        ConfigProperties config = DefaultConfigProperties.createFromMap(NO_RETRY);
        this.exporters = new Exporters(config);
        this.resource = resource;
        this.time = time;
    }

    /** What comes of one probe, after three seconds at most. */
    public Outcome send(Target target) {
        Map<String, String> settings = new HashMap<>(target.settings());
        settings.put("otel.exporter.otlp.timeout", Long.toString(MILLIS));
        settings.remove("otel.exporter.otlp." + target.signal().word() + ".timeout");
        Target quick = new Target(target.signal(), target.endpoint(), target.protocol(), settings);
        Ear ear = new Ear();
        long before = time.nanoTime();
        boolean done =
                exported(quick, ear).join(MILLIS + 500, TimeUnit.MILLISECONDS).isDone();
        Duration latency = Duration.ofNanos(time.nanoTime() - before);
        return ear.outcome(done, latency);
    }

    private CompletableResultCode exported(Target target, Wire wire) {
        return switch (target.signal()) {
            case TRACES -> {
                SdkTracerProvider provider = SdkTracerProvider.builder()
                        .setResource(resource)
                        .addSpanProcessor(SimpleSpanProcessor.create(exporters.spans(target, wire)))
                        .build();
                provider.get(NAME).spanBuilder(NAME).startSpan().end();
                yield provider.shutdown();
            }
            case METRICS -> {
                SdkMeterProvider provider = SdkMeterProvider.builder()
                        .setResource(resource)
                        .registerMetricReader(PeriodicMetricReader.create(exporters.metrics(target, wire)))
                        .build();
                provider.get(NAME).counterBuilder(NAME).build().add(1);
                CompletableResultCode code = new CompletableResultCode();
                Thread.ofPlatform().daemon().name("volnux-doctor").start(() -> end(provider, code));
                yield code;
            }
            case LOGS -> {
                SdkLoggerProvider provider = SdkLoggerProvider.builder()
                        .setResource(resource)
                        .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporters.logs(target, wire)))
                        .build();
                provider.get(NAME).logRecordBuilder().setBody(NAME).emit();
                yield provider.shutdown();
            }
        };
    }

    /** Exports once, and blocks while it does. */
    private static void end(SdkMeterProvider provider, CompletableResultCode code) {
        provider.shutdown().join(MILLIS, TimeUnit.MILLISECONDS);
        code.succeed();
    }

    /** Remembers the last thing heard. */
    private static final class Ear implements Wire {

        private volatile boolean success;
        private volatile String status = "";
        private volatile @Nullable Throwable failure;

        Outcome outcome(boolean done, Duration latency) {
            return done ? new Outcome(success, status, failure, latency) : new Outcome(false, "", failure, latency);
        }

        @Override
        public boolean mayRetry() {
            return false;
        }

        @Override
        public void sent(long bytes) {}

        @Override
        public void answered(String text, boolean good) {
            failure = null;
            status = text;
            success = good;
        }

        @Override
        public void stumbled(Throwable cause) {
            broken(cause);
        }

        @Override
        public void broken(Throwable cause) {
            success = false;
            failure = cause;
            status = cause.toString();
        }
    }
}
