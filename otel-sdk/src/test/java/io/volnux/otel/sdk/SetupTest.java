// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.metrics.v1.Metric;
import io.volnux.engine.Engine;
import io.volnux.observe.Observable;
import io.volnux.observe.RunObserver;
import io.volnux.observe.signal.Registration;
import io.volnux.observe.signal.Signals;
import io.volnux.otel.VolnuxTelemetry;
import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Discovery, facades, resource, sampling and instruments of one's own. */
class SetupTest {

    private static final Surroundings NOTHING = new Surroundings(Map.of(), Map.of());

    private final OtlpReceiver receiver = OtlpReceiver.grpc();

    @AfterEach
    void end() {
        VolnuxTracer left = VolnuxTracer.getInstance();
        if (left != null) {
            left.shutdown(Duration.ofSeconds(2));
        }
        receiver.close();
    }

    private VolnuxTracerConfig.Builder config() {
        return VolnuxTracerConfig.builder().otlpEndpoint(receiver.endpoint());
    }

    @Test
    void anEndpointInTheEnvironmentIsEnoughForTheFirstEngine() {
        ProcessState process = new ProcessState();
        Surroundings surroundings =
                new Surroundings(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint()), Map.of());
        try (Engine engine = Engine.builder().discovery(false).build()) {
            process.engineBuilt(engine, NOTHING);
            assertThat(process.current()).isNull();
            process.engineBuilt(engine, surroundings);
            VolnuxTracer found = process.current();
            assertThat(found).isNotNull();
            VolnuxTracer explicit = process.initialize(config().build(), NOTHING, VolnuxTelemetry.EXPLICIT);
            assertThat(process.current()).isSameAs(explicit).isNotSameAs(found);
            explicit.shutdown();
            process.engineBuilt(engine, surroundings);
            assertThat(process.current()).isNull();
        }
    }

    @Test
    void whoWantsToReadSpansOnTheConsoleNeedsNoEndpoint() {
        ProcessState process = new ProcessState();
        try (Engine engine = Engine.builder().discovery(false).build()) {
            process.engineBuilt(engine, new Surroundings(Map.of("VOLNUX_OTEL_CONSOLE", "true"), Map.of()));
            Objects.requireNonNull(process.current(), "nothing was set up").shutdown();
        }
    }

    @Test
    void theNamesOfTheGuideWorkInAnyOrderAndCanBeTakenBack() {
        VolnuxComponents.patchAllPipelineComponents();
        VolnuxComponents.patchAllExecutionComponents();
        VolnuxTracer tracer = VolnuxTracer.initialize(config().build(), NOTHING);
        VolnuxComponents.patchAllExecutionComponents();
        Listened listened = new Listened();
        assertThat(VolnuxComponents.instrumentEngine(listened)).isSameAs(listened);
        tracer.configure(listened);
        VolnuxComponents.patchAllPipelineComponents();
        assertThat(listened.observers).isEqualTo(1);
        VolnuxComponents.unpatchAll();
        VolnuxComponents.unpatchAll();
        assertThat(listened.observers).isZero();
        VolnuxComponents.patchAllExecutionComponents();
        assertThat(listened.observers).isEqualTo(1);
        tracer.shutdown();
        assertThat(listened.observers).isZero();
        try (InstrumentedDefaultWorkflowEngine engine =
                new InstrumentedDefaultWorkflowEngine(new DefaultWorkflowEngine(true), true)) {
            assertThat(engine.name()).isEqualTo("DefaultIterativeEngine");
        }
    }

    private static final class Listened implements Observable {
        private int observers;

        @Override
        public Registration addObserver(RunObserver observer) {
            observers++;
            return () -> observers--;
        }

        @Override
        public Signals signals() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String name() {
            return "listened";
        }
    }

    @Test
    void theEnvironmentsAttributesWinAndWipeNothing() {
        Surroundings surroundings = new Surroundings(
                Map.of(
                        "OTEL_RESOURCE_ATTRIBUTES", "team=theirs,service.name=named,host.rack=7",
                        "DD_ENV", "staging",
                        "DD_VERSION", "9"),
                Map.of());
        VolnuxTracer tracer = VolnuxTracer.initialize(
                config().serviceName("ours")
                        .serviceVersion("2.0")
                        .customAttributes(Map.of("team", "ours", "region", "eu, north"))
                        .logs(true)
                        .build(),
                surroundings);
        tracer.openTelemetry().getTracer("t").spanBuilder("s").startSpan().end();
        tracer.openTelemetry()
                .getLogsBridge()
                .get("t")
                .logRecordBuilder()
                .setBody("b")
                .emit();
        tracer.shutdown();
        assertThat(receiver.resources()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(receiver.resources())
                .allSatisfy(resource -> assertThat(resource)
                        .containsEntry("team", "theirs")
                        .containsEntry("service.name", "named")
                        .containsEntry("host.rack", "7")
                        .containsEntry("region", "eu, north")
                        .containsEntry("service.version", "2.0")
                        .containsEntry("deployment.environment.name", "staging")
                        .containsEntry("telemetry.distro.name", "volnux"));
        assertThat(receiver.resources().stream().distinct()).hasSize(1);
    }

    @Test
    void theRateIsThatOfRunsAndOpenTelemetrysSamplerWins() {
        VolnuxTracer tracer = VolnuxTracer.initialize(config().sampleRate(0.3).build(), NOTHING);
        for (int i = 0; i < 1_000; i++) {
            tracer.openTelemetry()
                    .getTracer("t")
                    .spanBuilder("s")
                    .setNoParent()
                    .startSpan()
                    .end();
        }
        assertThat(tracer.shutdown().exported()).isBetween(220L, 380L);
        VolnuxTracer all = VolnuxTracer.initialize(
                config().sampleRate(0).build(), new Surroundings(Map.of("OTEL_TRACES_SAMPLER", "always_on"), Map.of()));
        all.openTelemetry().getTracer("t").spanBuilder("s").startSpan().end();
        assertThat(all.shutdown().exported()).isEqualTo(1);
    }

    @Test
    void onesOwnInstrumentsShareTheRoad() {
        VolnuxTracer tracer = VolnuxTracer.initialize(config().build(), NOTHING);
        tracer.openTelemetry()
                .getMeter("volnux.workflows")
                .histogramBuilder("workflow.duration")
                .setUnit("ms")
                .build()
                .record(12);
        tracer.shutdown();
        Metric metric = receiver.awaitMetric("workflow.duration");
        assertThat(metric.getUnit()).isEqualTo("ms");
    }

    @Test
    void spansArePrintedForPeople() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            VolnuxTracer tracer = VolnuxTracer.initialize(
                    VolnuxTracerConfig.builder().console(true).build(), NOTHING);
            tracer.openTelemetry()
                    .getTracer("t")
                    .spanBuilder("workflow.Shown")
                    .setAttribute("volnux.run.id", "r")
                    .startSpan()
                    .addEvent("happened")
                    .end();
            assertThat(tracer.shutdown().endpoints())
                    .extracting(EndpointStats::endpoint)
                    .containsExactly("console");
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(" ms  workflow.Shown  trace=", "volnux.run.id = r", "* happened");
    }

    @Test
    void oneCallInitialisesAService() {
        VolnuxTracer tracer = VolnuxComponents.initializeObservability("orders", "test", true, false);
        assertThat(tracer.config().values())
                .containsEntry(TelemetryOption.DATADOG_AGENT_URL, "http://localhost:4317")
                .doesNotContainKey(TelemetryOption.TEMPO_ENDPOINT);
        assertThat(VolnuxComponents.initializeObservability("orders", "test", true, false))
                .isSameAs(tracer);
    }
}
