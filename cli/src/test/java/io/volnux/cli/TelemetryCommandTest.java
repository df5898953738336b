// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import io.volnux.cli.text.Json;
import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives, and what is said of it. */
class TelemetryCommandTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    @TempDir
    private Path folder = Path.of("");

    private Session user(String script) {
        return new Session(folder).write("flow/flow.pty", script).write("flow/Tasks.java", """
            import io.volnux.task.*;
            import java.util.*;

            public class Tasks {
                public int one() { return 1; }

                public void fail() { throw new IllegalStateException("broken"); }

                public void print(@Piped String value) { System.out.println(value); }
            }
            """);
    }

    private static Span span(List<Span> spans, String name) {
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("spans must have " + name));
    }

    private static String hex(com.google.protobuf.ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private static String deadEnd() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://localhost:" + free.getLocalPort();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    @Test
    void aRunArrivesAndTheReportSaysHow() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            var answer = user("One -> Fail (0 -> One)\n").volnux("run", "DIR/flow", "--otlp", receiver.endpoint());
            assertThat(answer.code()).as(answer.err()).isZero();
            List<Span> spans = receiver.spans();
            Span root = span(spans, "workflow.flow");
            assertThat(receiver.spanNames()).contains("task.execute:One", "task.execute:Fail", "engine.execute");
            assertThat(answer.out())
                    .contains("\ntelemetry  trace " + hex(root.getTraceId()) + "  ·  to " + receiver.endpoint() + "\n")
                    .containsPattern("\n {11}" + spans.size()
                            + " spans exported, 0 folded, 0 dropped  ·  [\\d,]+ bytes sent  ·  export took"
                            + " \\d+ ms of CPU\n");
            assertThat(receiver.metrics()).isNotEmpty();
            assertThat(receiver.resources())
                    .allMatch(attributes ->
                            attributes.getOrDefault("service.name", "").equals("volnux"));
        }
    }

    @Test
    void theDetailIsAsWished() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            user("One\n").volnux("run", "DIR/flow", "--otlp", receiver.endpoint(), "--trace-detail", "task");
            assertThat(receiver.spanNames()).containsExactlyInAnyOrder("workflow.flow", "task.execute:One");
        }
    }

    @Test
    void theProtocolIsAsWishedOnAnyPort() {
        try (OtlpReceiver receiver = OtlpReceiver.http()) {
            var answer = user("One\n")
                    .volnux("run", "DIR/flow", "--otlp", receiver.endpoint(), "--otlp-protocol", "http/protobuf");
            assertThat(answer.out()).contains("to " + receiver.endpoint());
            assertThat(receiver.spanNames()).contains("workflow.flow", "task.execute:One");
            var doctor = user("One\n").volnux("doctor", "--otlp", receiver.endpoint(), "--otlp-protocol=http/protobuf");
            assertThat(doctor.code()).as(doctor.out()).isZero();
        }
    }

    @Test
    void theStoryHasTelemetry() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            var answer = user("Fail\n").volnux("run", "DIR/flow", "--json", "--otlp=" + receiver.endpoint());
            assertThat(answer.code()).isEqualTo(1);
            assertThat(Json.read("output", answer.out()))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .extractingByKey("telemetry", InstanceOfAssertFactories.MAP)
                    .containsKeys("trace_id", "bytes_sent", "export_cpu_ms", "spans_folded", "spans_dropped")
                    .containsEntry("spans_exported", (long) receiver.spans().size());
        }
    }

    @Test
    void nobodyListeningHarmsNothing() {
        var answer = user("One\n").volnux("run", "DIR/flow", "--otlp", deadEnd());
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("success", "0 spans exported", "  0 bytes sent");
        assertThat(answer.err().lines().filter(line -> line.contains("telemetry")))
                .hasSize(1)
                .first()
                .asString()
                .contains("does not get through");
    }

    @Test
    void spansArePrinted() {
        var answer = user("One\n").volnux("run", "DIR/flow", "--console-spans", "--trace-detail=task");
        assertThat(answer.out()).contains("ms  task.execute:One  trace=", "ms  workflow.flow  trace=");
        var json = user("One\n").volnux("run", "DIR/flow", "--console-spans", "--json");
        assertThat(json.err()).contains("task.execute:One");
        assertThat(Json.read("output", json.out())).isInstanceOf(Map.class);
    }

    @Test
    void theEnvironmentNamesTheParent() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            user("One\n").environment("TRACEPARENT", PARENT).volnux("run", "DIR/flow", "--otlp", receiver.endpoint());
            Span root = span(receiver.spans(), "workflow.flow");
            assertThat(hex(root.getTraceId())).isEqualTo(TRACE);
            assertThat(hex(root.getParentSpanId())).isEqualTo("b7ad6b7169203331");
        }
    }

    @Test
    void garbageInTheEnvironmentIsANewTrace() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            user("One\n")
                    .environment("TRACEPARENT", "00-zz")
                    .environment("BAGGAGE", ";;=,")
                    .volnux("run", "DIR/flow", "--otlp", receiver.endpoint());
            assertThat(span(receiver.spans(), "workflow.flow").getParentSpanId().isEmpty())
                    .isTrue();
        }
    }

    @Test
    void programsGoOnWithTheTraceOfTheirTask() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            var answer = user("sh::Run[command=\"echo $TRACEPARENT $BAGGAGE\"] |-> Print\n")
                    .environment("TRACEPARENT", PARENT)
                    .environment("BAGGAGE", "shop=berlin")
                    .volnux("run", "DIR/flow", "--allow-shell", "--otlp", receiver.endpoint());
            Span task = span(receiver.spans(), "task.execute:Run");
            assertThat(answer.out()).startsWith("00-" + TRACE + "-" + hex(task.getSpanId()) + "-01 shop=berlin\n");
        }
    }

    @Test
    void aBatchIsToldToo() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            var answer = user("Count\n")
                    .write(
                            "flow/Count.java",
                            "public class Count { public int count(java.util.List<Integer> n) { return n.size(); } }\n")
                    .write("flow/Flow.java", """
                        public final class Flow extends io.volnux.engine.Pipeline {
                            @io.volnux.task.Input(batchSize = 1) java.util.List<Integer> n;
                        }
                        """)
                    .volnux("run", "DIR/flow", "--type", "batch", "--input", "n=[1, 2]", "--otlp", receiver.endpoint());
            assertThat(answer.out()).contains("2 of 2 runs completed", "\ntelemetry  to " + receiver.endpoint());
            assertThat(receiver.spanNames()).contains("batch.Flow", "task.execute:Count");
        }
    }

    @Test
    void wrongWordsAreTheUsersMistake() {
        assertThat(user("One\n").volnux("run", "DIR/flow", "--otlp=ftp://here"))
                .satisfies(answer -> assertThat(answer.code()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.err())
                        .isEqualTo("volnux: telemetry: otlpEndpoint must be http:// or https:// with host and port, got"
                                + " 'ftp://here'\n"));
    }

    @Nested
    class TheDoctor {
        @Test
        void findsNothing() {
            try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
                var answer = user("One\n").volnux("doctor", "DIR/flow", "--otlp", receiver.endpoint());
                assertThat(answer.code()).as(answer.out()).isZero();
                assertThat(answer.out())
                        .contains("ok       DIR/flow/flow.pty: registered Fail, One, Print, sh::Run\n")
                        .contains("ok       traces to " + receiver.endpoint())
                        .endsWith("\nhealthy\n");
            }
        }

        @Test
        void namesWhatIsWrong() {
            var nobody = user("One\n").volnux("doctor", "--otlp", deadEnd());
            assertThat(nobody.code()).isEqualTo(1);
            assertThat(nobody.out()).contains("problem  ", "do: ");
            try (OtlpReceiver receiver = OtlpReceiver.http()) {
                var wrongProtocol = user("One\n").volnux("doctor", "--otlp", receiver.endpoint());
                assertThat(wrongProtocol.code()).isEqualTo(1);
                assertThat(wrongProtocol.out()).contains("HTTP");
            }
        }

        @Test
        void missesNothingThatNobodyAskedFor() {
            var answer = user("One\n").volnux("doctor");
            assertThat(answer.code()).as(answer.out()).isZero();
            assertThat(answer.out())
                    .contains("http://localhost:4317")
                    .doesNotContain("problem")
                    .endsWith("\nhealthy\n");
        }

        @Test
        void looksAtSettingsAndTasks() {
            try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
                var answer = user("Two\n")
                        .write("flow/volnux.properties", "batch.workers=0\n")
                        .volnux("doctor", "DIR/flow", "--otlp", receiver.endpoint());
                assertThat(answer.code()).isEqualTo(1);
                assertThat(answer.out())
                        .contains("problem  batch.workers in DIR/flow/volnux.properties must be")
                        .contains("problem  DIR/flow/flow.pty", "task 'Two' is not registered");
            }
            assertThat(user("One\n").volnux("doctor", "DIR/nowhere").code()).isEqualTo(2);
            assertThat(user("One\n").volnux("doctor", "--frob").code()).isEqualTo(2);
        }
    }
}
