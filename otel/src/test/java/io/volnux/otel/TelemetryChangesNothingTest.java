// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.volnux.engine.conformance.ConformanceRunner;
import io.volnux.lang.conformance.ConformanceCases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The engine's conformance cases with telemetry full, by task, sampled out, and with an exporter that always throws. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryChangesNothingTest {

    /** Always throws. */
    private static final class Throwing implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            throw new IllegalStateException("exporter that always throws");
        }

        @Override
        public CompletableResultCode flush() {
            throw new IllegalStateException("exporter that always throws");
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private final Logger quiet = Logger.getLogger("io.opentelemetry");
    private final Logger quietToo = Logger.getLogger("io.volnux.observe");
    private final List<Observed> all = new ArrayList<>();

    @BeforeAll
    void keepQuiet() {
        quiet.setLevel(Level.OFF);
        quietToo.setLevel(Level.OFF);
    }

    @AfterAll
    void close() {
        all.forEach(Observed::close);
        quiet.setLevel(null);
        quietToo.setLevel(null);
    }

    @TestFactory
    Stream<DynamicTest> everyCaseRunsAsWithoutTelemetry() throws IOException {
        List<ConformanceRunner> runners = List.of(
                runner(Observed.create(), TraceDetail.FULL),
                runner(Observed.create(), TraceDetail.TASK),
                runner(Observed.with(tracers -> tracers.setSampler(Sampler.alwaysOff())), TraceDetail.FULL),
                runner(
                        Observed.with(tracers -> tracers.addSpanProcessor(SimpleSpanProcessor.create(new Throwing()))),
                        TraceDetail.FULL));
        return ConformanceCases.load().stream()
                .map(wanted -> DynamicTest.dynamicTest(wanted.name(), () -> {
                    for (ConformanceRunner runner : runners) {
                        assertThat(runner.differences(wanted))
                                .as(wanted.script())
                                .isEmpty();
                    }
                }));
    }

    private ConformanceRunner runner(Observed observed, TraceDetail detail) {
        all.add(observed);
        VolnuxTelemetry telemetry = observed.telemetry().detail(detail).build();
        return new ConformanceRunner(builder -> builder.observer(telemetry.observer()));
    }
}
