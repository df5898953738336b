// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.proto.trace.v1.Span;
import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From an engine's run to what the receiver has. */
class EngineTest {

    private final OtlpReceiver receiver = OtlpReceiver.grpc();

    @AfterEach
    void end() {
        VolnuxTracer left = VolnuxTracer.getInstance();
        if (left != null) {
            left.shutdown(Duration.ofSeconds(2));
        }
        receiver.close();
    }

    /** Tasks. */
    public static final class Tasks {
        /** Opens a span of its own. */
        public String greet() {
            Tracer tracer = Objects.requireNonNull(VolnuxTracer.getTracer());
            tracer.spanBuilder("mine").startSpan().end();
            return "hello";
        }
    }

    @Test
    void anEngineBuiltLaterIsTracedWithoutAWord() {
        VolnuxTracer tracer = VolnuxTracer.initialize(
                VolnuxTracerConfig.builder().otlpEndpoint(receiver.endpoint()).build(),
                new Surroundings(Map.of(), Map.of()));
        try (Engine engine =
                Engine.builder().tasks(TaskRegistry.ofMethods(new Tasks())).build()) {
            engine.run(Workflow.parse("hello", "Greet"));
        }
        TelemetryStats stats = tracer.shutdown();
        List<Span> spans = receiver.spans();
        assertThat(spans).extracting(Span::getName).contains("workflow.hello", "task.execute:Greet", "mine");
        assertThat(spans.stream().map(Span::getTraceId).distinct()).hasSize(1);
        Span task = named(spans, "task.execute:Greet");
        assertThat(named(spans, "mine").getParentSpanId()).isEqualTo(task.getSpanId());
        assertThat(stats.exported()).isEqualTo(spans.size());
    }

    private static Span named(List<Span> spans, String name) {
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTerminatedProcessExportsItsRunAsAborted() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        receiver.endpoint())
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.equals("running")) {
                line = output.readLine();
            }
            assertThat(line).isEqualTo("running");
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            Span root = named(receiver.awaitSpans(3), "workflow.endless");
            assertThat(OtlpReceiver.attributes(root.getAttributesList())).containsEntry("volnux.run.result", "aborted");
        } finally {
            process.destroyForcibly();
        }
    }
}
