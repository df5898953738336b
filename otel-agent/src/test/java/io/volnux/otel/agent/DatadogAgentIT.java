// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.otel.VolnuxTelemetry;
import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Under the real Datadog agent the same application shows its tree, with volnux-otel on its class path. */
class DatadogAgentIT {

    private final DatadogReceiver receiver = new DatadogReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    private Child shop() {
        return Child.withTheEngine()
                .datadogAgent()
                .sendingTo(receiver)
                .jars(List.of(Jars.of(VolnuxTelemetry.class)))
                .jars(Jars.newestApi());
    }

    @Test
    void theTreeArrivesWithDatadogsNamesTypesAndMeasures() throws Exception {
        Child.Ended ended = shop().run("Shop");

        assertThat(ended.said()).contains("result SUCCESS");
        assertThat(ours(receiver.spans())).isEqualTo(expected());
        assertThat(ours()).allSatisfy(span -> assertThat(span.type()).isEqualTo("worker"));
        assertThat(ours().stream().filter(DatadogSpan::isMeasured).map(DatadogSpan::name))
                .hasSize(7)
                .containsOnly("volnux.workflow", "volnux.task");
        assertThat(one("volnux.workflow", "Shop").parent()).isZero();
        assertThat(one("volnux.workflow", "Shop").failed()).isFalse();
        DatadogSpan fails = one("volnux.task", "Fails");
        assertThat(fails.failed()).isTrue();
        assertThat(fails.texts())
                .containsEntry("error.type", "java.lang.IllegalStateException")
                .hasEntrySatisfying(
                        "error.message", message -> assertThat(message).contains("no stock"))
                .hasEntrySatisfying("error.stack", stack -> assertThat(stack).contains("Shop"));
        assertThat(one("volnux.task", "Pool").texts())
                .hasEntrySatisfying(
                        "_dd.span_links",
                        links -> assertThat(links)
                                .contains("\"volnux.edge\":\"join\"")
                                .contains("\"span_id\":\"%016x\""
                                        .formatted(one("volnux.task", "Left").id()))
                                .contains("\"span_id\":\"%016x\""
                                        .formatted(one("volnux.task", "Right").id())));
        // what the agent instruments itself hangs under the task that called it, wherever that ran
        for (String task : List.of("Inline", "Left", "Right", "Pool")) {
            long id = one("volnux.task", task).id();
            assertThat(receiver.spans().stream()
                            .filter(span -> span.parent() == id)
                            .map(DatadogSpan::name))
                    .as(task)
                    .containsExactlyInAnyOrder("http.request", "h2.query");
        }
    }

    @Test
    void anAgentThatIsDeafToOpenTelemetryLeavesTheConfiguredEndpointInForce() throws Exception {
        try (OtlpReceiver otlp = OtlpReceiver.http()) {
            Child.Ended ended = Child.withAllOfOurs()
                    .datadogAgent()
                    .sendingTo(receiver)
                    .sendingTo(otlp.endpoint())
                    .variable("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                    .option("-Ddd.trace.otel.enabled=false")
                    .run("Shop");

            assertThat(ended.said()).contains("result SUCCESS");
            assertThat(ours()).isEmpty();
            assertThat(Tree.of(otlp).ours()).isEqualTo(Tree.OF_THE_SHOP);
        }
    }

    @Test
    void switchedOffThereIsNothingOfOurs() throws Exception {
        Child.Ended ended = shop().variable("VOLNUX_OTEL_ENABLED", "false").run("Shop");

        assertThat(ended.said()).contains("result SUCCESS");
        assertThat(ended.loaded("io.volnux.otel.TraceObserver", "io.volnux.otel.TelemetryCore"))
                .isEmpty();
        assertThat(receiver.spans()).isNotEmpty();
        assertThat(ours()).isEmpty();
    }

    private List<DatadogSpan> ours() {
        return receiver.spans().stream()
                .filter(span -> span.texts().containsKey("volnux.run.id"))
                .toList();
    }

    private DatadogSpan one(String name, String resource) {
        List<DatadogSpan> found = ours().stream()
                .filter(span -> span.name().equals(name) && span.resource().equals(resource))
                .toList();
        assertThat(found).as(name + " " + resource).hasSize(1);
        return found.get(0);
    }

    private static Map<String, Long> ours(List<DatadogSpan> spans) {
        return spans.stream()
                .filter(span -> span.texts().containsKey("volnux.run.id"))
                .collect(Collectors.groupingBy(DatadogSpan::name, TreeMap::new, Collectors.counting()));
    }

    /** The same tree as elsewhere, under the names of operations. */
    private static Map<String, Long> expected() {
        Map<String, Long> operations = new TreeMap<>();
        Tree.OF_THE_SHOP.forEach((span, count) -> operations.merge(
                "volnux." + span.replaceFirst("^workflow\\..*", "workflow").replaceFirst("^task\\.execute:.*", "task"),
                count,
                Long::sum));
        return operations;
    }
}
