// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What Datadog's Java agent makes of our spans is taken by Datadog's own test agent, and passes its checks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatadogTracerIT {
    private final Backends backends = Backends.start("tracer", "datadog");
    private final DatadogAgent agent = DatadogAgent.of(backends);

    DatadogTracerIT() throws IOException, InterruptedException {}

    @AfterAll
    void stop() throws IOException, InterruptedException {
        backends.stop();
    }

    @Test
    void aRunUnderTheAgentIsReadBackAndPassesTheChecks() throws Exception {
        var service = "untouched-" + UUID.randomUUID();
        var said = run(service);
        var spans = agent.tracedSpans(service);

        var workflow =
                spans.stream().filter(span -> is(span, "volnux.workflow")).toList();
        assertThat(workflow).as(said).hasSize(1);
        assertThat(workflow.get(0).path("resource").asText()).isEqualTo("Untouched");
        assertThat(said)
                .contains("run "
                        + workflow.get(0).path("meta").path("volnux.run.id").asText());
        assertThat(spans.stream().filter(span -> is(span, "volnux.task")))
                .hasSize(5)
                .allSatisfy(span -> {
                    assertThat(span.path("type").asText()).isEqualTo("worker");
                    assertThat(span.path("metrics").path("_dd.measured").asInt())
                            .isEqualTo(1);
                });
        assertThat(spans).noneMatch(span -> is(span, "internal"));
        var checks = agent.checks();
        assertThat(checks.fieldNames())
                .toIterable()
                .contains("trace_count_header", "meta_tracer_version_header", "meta_events_is_valid_json");
        assertThat(checks.findValuesAsText("Failed_Checks"))
                .as(agent.complaints())
                .containsOnly("0");
    }

    /** What an application under Datadog's agent printed. */
    private String run(String service) throws IOException, InterruptedException {
        var agentJar = Objects.requireNonNull(System.getProperty("volnux.datadog.agent"), "volnux.datadog.agent");
        var classPath = Objects.requireNonNullElse(
                System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
        return Checkout.current()
                .run(
                        Map.of("DD_TRACE_AGENT_URL", backends.value("datadog"), "DD_SERVICE", service),
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-javaagent:" + agentJar,
                                "-Ddd.trace.otel.enabled=true",
                                "-cp",
                                classPath,
                                UntouchedMain.class.getName()));
    }

    private static boolean is(JsonNode span, String operation) {
        return span.path("name").asText().equals(operation);
    }
}
