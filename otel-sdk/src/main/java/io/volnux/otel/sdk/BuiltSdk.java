// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.volnux.engine.spi.TimeSource;
import io.volnux.otel.sdk.internal.export.ActiveRuns;
import io.volnux.otel.sdk.internal.export.EndpointCounters;
import io.volnux.otel.sdk.internal.export.FailureLog;
import io.volnux.otel.sdk.internal.export.QuietExporters;
import io.volnux.otel.sdk.keep.KeepProcessor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An SDK of ours, with everything that is needed to end it and to say what it did. */
final class BuiltSdk {

    private static final long STEP = 20;
    /** How long the end waits for a place where nobody listens. */
    private static final long HOPELESS = 800;

    private final OpenTelemetrySdk sdk;
    private final ActiveRuns active;
    private final List<EndpointCounters> endpoints;
    private final @Nullable KeepProcessor keep;
    private final FailureLog log;
    private final QuietExporters quiet = new QuietExporters();
    private final AtomicBoolean ended = new AtomicBoolean();

    BuiltSdk(
            OpenTelemetrySdk sdk,
            ActiveRuns active,
            List<EndpointCounters> endpoints,
            Optional<KeepProcessor> keep,
            FailureLog log) {
        this.sdk = sdk;
        this.active = active;
        this.endpoints = List.copyOf(endpoints);
        this.keep = keep.orElse(null);
        this.log = log;
    }

    OpenTelemetrySdk sdk() {
        return sdk;
    }

    int activeRuns() {
        return active.count();
    }

    TelemetryStats stats(long folded) {
        return new TelemetryStats(
                folded,
                keep == null ? 0 : keep.dropped(),
                endpoints.stream()
                        .map(endpoint -> endpoint.snapshot(ended.get()))
                        .map(counted -> new EndpointStats(
                                counted.endpoint(),
                                counted.exported(),
                                counted.failed(),
                                counted.dropped(),
                                counted.cost().bytes(),
                                Duration.ofNanos(counted.cost().cpuNanos())))
                        .toList());
    }

    /** Sends what waits; answers whether all of it arrived. */
    boolean flush(Duration limit) {
        long failures = failures();
        Budget budget = new Budget(limit);
        boolean inTime = budget.await(sdk.getSdkTracerProvider().forceFlush());
        inTime &= budget.await(elsewhere(
                "flush",
                () -> CompletableResultCode.ofAll(List.of(
                        sdk.getSdkMeterProvider().forceFlush(),
                        sdk.getSdkLoggerProvider().forceFlush()))));
        return inTime && failures() == failures;
    }

    private long failures() {
        return endpoints.stream()
                .map(endpoint -> endpoint.snapshot(false))
                .mapToLong(counted -> counted.failed() + counted.dropped())
                .sum();
    }

    /** Waits for runs, then ends traces, metrics and logs in this order, all within the limit. */
    void shutdown(Duration limit) {
        Budget budget = new Budget(limit);
        budget.await(() -> active.count() == 0, limit.toMillis() / 2);
        endpoints.forEach(EndpointCounters::closing);
        CompletableResultCode traces = sdk.getSdkTracerProvider().shutdown();
        budget.await(traces);
        sayWhatIsLeft();
        CompletableResultCode metrics = elsewhere("metrics", sdk.getSdkMeterProvider()::shutdown);
        budget.await(metrics);
        CompletableResultCode logs = elsewhere("logs", sdk.getSdkLoggerProvider()::shutdown);
        budget.await(logs);
        ended.set(true);
        // what was given up may still fail later, and has been said already
        CompletableResultCode.ofAll(List.of(traces, metrics, logs)).whenComplete(quiet::close);
    }

    private void sayWhatIsLeft() {
        for (EndpointCounters endpoint : endpoints) {
            if (endpoint.outstanding() > 0) {
                String status = endpoint.lastStatus();
                log.failed(endpoint.endpoint(), status == null ? "no answer in time" : status);
            }
        }
    }

    /** Some of the SDK's shutdowns block; this one does not. */
    private static CompletableResultCode elsewhere(String name, Supplier<CompletableResultCode> work) {
        CompletableResultCode code = new CompletableResultCode();
        Thread.ofPlatform().daemon().name("volnux-otel-" + name).start(() -> {
            CompletableResultCode result = work.get();
            result.whenComplete(() -> {
                if (result.isSuccess()) {
                    code.succeed();
                } else {
                    code.fail();
                }
            });
        });
        return code;
    }

    /** Time that is used up step by step. */
    private final class Budget {
        private long left;

        Budget(Duration limit) {
            this.left = Math.max(STEP, limit.toMillis());
        }

        /** Answers whether it is done in time; gives a place where nobody listens less time. */
        boolean await(CompletableResultCode code) {
            long waited = 0;
            while (!code.isDone() && left > 0 && !(waited >= HOPELESS && hopeless())) {
                code.join(STEP, TimeUnit.MILLISECONDS);
                left -= STEP;
                waited += STEP;
            }
            return code.isDone();
        }

        void await(BooleanSupplier done, long atMost) {
            long waited = 0;
            try {
                while (!done.getAsBoolean() && waited < atMost) {
                    TimeSource.system().sleep(TimeUnit.MILLISECONDS.toNanos(STEP));
                    waited += STEP;
                    left -= STEP;
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean hopeless() {
            List<EndpointCounters> busy = endpoints.stream()
                    .filter(endpoint -> endpoint.outstanding() > 0)
                    .toList();
            List<EndpointCounters> asked = busy.isEmpty() ? endpoints : busy;
            return !asked.isEmpty() && asked.stream().allMatch(EndpointCounters::unreachable);
        }
    }
}
