// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Traces and metrics are read back from real backends, by the interfaces their own pages use. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackendsIT {
    private final Backends backends =
            Backends.start("backends", "zipkin", "jaeger", "datadog", "collector", "prometheus", "fanout");
    private final Way collector = Way.grpc("collector", backends.value("collector.grpc"));

    BackendsIT() throws IOException, InterruptedException {}

    @AfterAll
    void stop() throws IOException, InterruptedException {
        backends.stop();
    }

    @Test
    void aTraceIsReadBackFromZipkin() throws Exception {
        var trace = Zipkin.of(backends).trace(PlainSdk.send(collector), 2);
        assertThat(trace)
                .extracting(span -> span.path("name").asText())
                .containsExactlyInAnyOrder("plain.parent", "plain.child");
        assertThat(trace).extracting(span -> span.path("parentId").asText()).contains("");
    }

    @Test
    void metricsAndTheirExemplarsAreReadBackFromPrometheus() throws Exception {
        var traceId = PlainSdk.send(collector);
        var prometheus = Prometheus.of(backends);
        assertThat(prometheus.query("plain_runs_total{job=\"plain-sdk\"}")).isNotEmpty();
        assertThat(prometheus
                        .exemplars("plain_duration_seconds_bucket", traceId)
                        .toString())
                .contains(traceId);
    }

    @Test
    void aTraceIsReadBackFromTheTestAgentOfDatadog() throws Exception {
        var traceId = PlainSdk.send(Way.http("datadog", backends.value("datadog.http")));
        assertThat(DatadogAgent.of(backends).spans(traceId, 2)).hasSize(2);
    }

    @Test
    void aRunIsReadBackFromZipkinAsItWasSent() throws Exception {
        var run = TracedRun.of(collector, "orders-etl");
        var sent = Received.by(backends).trace(run);

        var trace = Zipkin.of(backends).trace(sent.traceId(), sent.all().size());
        assertThat(trace).hasSameSizeAs(sent.all());
        assertThat(trace)
                .extracting(span -> span.path("name").asText())
                .contains("workflow.orders-etl", "engine.execute", "task.execute:map<price>");
        assertThat(trace)
                .extracting(span -> span.path("tags").path("volnux.run.id").asText())
                .containsOnly(run.runId());
    }

    @Test
    void aRunIsReadBackFromJaegerAsItWasSent() throws Exception {
        var run = TracedRun.of(collector, "orders-etl");
        var sent = Received.by(backends).trace(run);
        var jaeger = Jaeger.of(backends);

        var spans = jaeger.spans(run.traceId(), run.spans("exported"));
        assertThat(spans).hasSameSizeAs(sent.all()).hasSize(run.spans("exported"));
        assertThat(spans)
                .extracting(span -> span.path("spanID").asText(), Jaeger::parent)
                .containsExactlyInAnyOrderElementsOf(sent.all().stream()
                        .map(span -> tuple(
                                span.path("spanId").asText(),
                                span.path("parentSpanId").asText()))
                        .toList());
        assertThat(spans)
                .extracting(span -> span.path("operationName").asText())
                .contains("workflow.orders-etl", "engine.execute", "context.dispatch", "task.attempt")
                .containsAll(run.taskSpans());
        assertThat(spans).extracting(span -> Jaeger.tag(span, "volnux.run.id")).containsOnly(run.runId());
        assertThat(jaeger.search(run.service(), "volnux.run.result", "success"))
                .extracting(trace -> trace.path("traceID").asText())
                .containsExactly(run.traceId());
    }

    @Test
    void aWideMapIsReadBackFromJaegerWithItsFailures() throws Exception {
        var run = TracedRun.of(collector, "wide-map");

        var spans = Jaeger.of(backends).spans(run.traceId(), run.spans("exported"));
        assertThat(spans).hasSize(run.spans("exported"));
        var failed = new ArrayList<JsonNode>();
        spans.forEach(span -> {
            if (Jaeger.tag(span, "error").equals("true")
                    && span.path("operationName").asText().equals("task.execute:Convert")) {
                failed.add(span);
            }
        });
        assertThat(failed).hasSize(8);
        assertThat(failed)
                .extracting(span -> Jaeger.tag(span, "otel.status_description"))
                .doesNotContain("");
    }

    @Test
    void theMetricsOfARunAreReadBackFromPrometheusAndLeadToItsTrace() throws Exception {
        var run = TracedRun.of(collector, "orders-etl");
        var traceId = Received.by(backends).trace(run).traceId();
        var prometheus = Prometheus.of(backends);
        var runs = prometheus.query("volnux_workflow_duration_seconds_count{job=\"%s\"}".formatted(run.service()));
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).path("metric").path("volnux_run_result").asText())
                .isEqualTo("success");
        assertThat(runs.get(0).path("value").get(1).asText()).isEqualTo("1");
        var durations = "volnux_task_duration_seconds_bucket{job=\"%s\"}".formatted(run.service());
        assertThat(prometheus.exemplars(durations, traceId).toString()).contains(traceId);
    }

    @Test
    void aRunIsReadBackFromTheTestAgentOfDatadog() throws Exception {
        var run = TracedRun.of(Way.http("datadog", backends.value("datadog.http")), "orders-etl");
        var spans = DatadogAgent.of(backends).spans(run);
        assertThat(spans)
                .extracting(span -> span.path("name").asText())
                .contains("workflow.orders-etl")
                .containsAll(run.taskSpans());
    }

    @Test
    void theFanOutGivesEachSpanOnceToEachBackend() throws Exception {
        var traceId = PlainSdk.send(Way.grpc("fan-out", backends.value("fanout.grpc")));
        assertThat(DatadogAgent.of(backends).spans(traceId, 2)).hasSize(2);
        assertThat(Received.by(backends).spans(traceId, 2)).hasSize(2);
    }
}
