// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.otel.sdk.testing.OtlpReceiver;
import io.volnux.task.RunResult;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepTest {

    private final OtlpReceiver receiver = OtlpReceiver.grpc();

    @BeforeEach
    @AfterEach
    void none() {
        VolnuxTracer left = VolnuxTracer.getInstance();
        if (left != null) {
            left.shutdown();
        }
    }

    private VolnuxTracer keep(String rules) {
        return VolnuxTracer.initialize(
                VolnuxTracerConfig.builder()
                        .otlpEndpoint(receiver.endpoint())
                        .keep(rules)
                        .build(),
                new Surroundings(Map.of(), Map.of()));
    }

    private static Span root(Tracer spans, String name) {
        return spans.spanBuilder(name).setNoParent().startSpan();
    }

    private static Span child(Tracer spans, Span parent, String name) {
        return spans.spanBuilder(name).setParent(Context.root().with(parent)).startSpan();
    }

    @Test
    void onlyRunsWithFailuresAreKeptAndTheyWhole() {
        VolnuxTracer tracer = keep("errors");
        Tracer spans = tracer.openTelemetry().getTracer("test");
        Span good = root(spans, "workflow.Good");
        child(spans, good, "task.execute:A").end();
        Span late = child(spans, good, "late of Good");
        good.end();
        late.end();
        Span bad = root(spans, "workflow.Bad");
        child(spans, bad, "mine").end();
        child(spans, bad, "task.execute:B").setStatus(StatusCode.ERROR).end();
        Span lateToo = child(spans, bad, "late of Bad");
        bad.end();
        lateToo.end();
        root(spans, "something else").end();
        TelemetryStats stats = tracer.shutdown();
        assertThat(receiver.spanNames())
                .containsExactlyInAnyOrder("workflow.Bad", "mine", "task.execute:B", "late of Bad", "something else");
        assertThat(stats.tailDropped()).isEqualTo(3);
        assertThat(stats.exported()).isEqualTo(5);
        assertThat(stats.dropped()).isZero();
    }

    /** Tasks. */
    public static final class Tasks {
        /** Fails whenever it is told to. */
        public int half(int number, boolean bad) {
            if (bad) {
                throw new IllegalStateException("number " + number);
            }
            return number / 2;
        }
    }

    @Test
    void ofAThousandGoodRunsAndTenFailedExactlyTheFailedArriveAndAllAreMeasured() {
        VolnuxTracer tracer = keep("errors");
        Set<String> failed = new HashSet<>();
        try (Engine engine =
                Engine.builder().tasks(TaskRegistry.ofMethods(new Tasks())).build()) {
            Workflow workflow = Workflow.parse("Halves", "Half");
            for (int i = 0; i < 1_010; i++) {
                boolean bad = i % 101 == 100;
                RunResult run = engine.run(workflow, Map.of("number", i, "bad", bad));
                if (bad) {
                    failed.add(run.runId());
                }
            }
        }
        TelemetryStats stats = tracer.shutdown();
        List<Map<String, String>> spans = receiver.spans().stream()
                .map(span -> OtlpReceiver.attributes(span.getAttributesList()))
                .toList();
        assertThat(failed).hasSize(10);
        assertThat(spans).extracting(span -> span.get("volnux.run.id")).hasSameElementsAs(failed);
        assertThat(receiver.spanNames().stream().filter("workflow.Halves"::equals))
                .hasSize(10);
        assertThat(receiver.spanNames().stream().filter("task.execute:Half"::equals))
                .hasSize(10);
        assertThat(receiver.spans().stream()
                        .map(io.opentelemetry.proto.trace.v1.Span::getTraceId)
                        .distinct())
                .hasSize(10);
        assertThat(stats.exported()).isEqualTo(spans.size());
        assertThat(stats.tailDropped()).isEqualTo(100L * spans.size());
        assertThat(stats.failed() + stats.dropped()).isZero();
        assertThat(runs("success")).isEqualTo(1_000);
        assertThat(runs("failure")).isEqualTo(10);
    }

    /** What the last export says of runs with this result. */
    private long runs(String result) {
        Metric metric = receiver.metrics().stream()
                .filter(each -> each.getName().equals("volnux.workflow.duration"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return metric.getHistogram().getDataPointsList().stream()
                .filter(point -> result.equals(
                        OtlpReceiver.attributes(point.getAttributesList()).get("volnux.run.result")))
                .mapToLong(HistogramDataPoint::getCount)
                .sum();
    }

    @Test
    void retriesAndSlownessAreReasonsToo() {
        VolnuxTracer tracer = keep("retries, slower-than:1s");
        Tracer spans = tracer.openTelemetry().getTracer("test");
        Span retried = root(spans, "workflow.Retried");
        child(spans, retried, "task.execute:A")
                .setAttribute("volnux.task.attempts", 2L)
                .end();
        retried.end();
        Span slow = spans.spanBuilder("workflow.Slow")
                .setNoParent()
                .setStartTimestamp(1, TimeUnit.SECONDS)
                .startSpan();
        slow.end(3, TimeUnit.SECONDS);
        Span quick = root(spans, "workflow.Quick");
        child(spans, quick, "task.execute:A")
                .setAttribute("volnux.task.attempts", 1L)
                .end();
        quick.end();
        tracer.shutdown();
        assertThat(receiver.spanNames())
                .containsExactlyInAnyOrder("workflow.Retried", "task.execute:A", "workflow.Slow");
    }

    @Test
    void aRatioKeepsAboutThatShare() {
        VolnuxTracer tracer = keep("ratio:0.25");
        Tracer spans = tracer.openTelemetry().getTracer("test");
        for (int i = 0; i < 1_000; i++) {
            root(spans, "workflow.Many").end();
        }
        tracer.shutdown();
        assertThat(receiver.spans()).hasSizeBetween(170, 330);
    }

    @Test
    void runsInsideTheCallersTracePassAndThoseOfARemoteOneAreDecided() {
        VolnuxTracer tracer = keep("errors");
        Tracer spans = tracer.openTelemetry().getTracer("test");
        Span caller = root(spans, "request");
        child(spans, caller, "workflow.Inside").end();
        caller.end();
        Span remote = Span.wrap(SpanContext.createFromRemoteParent(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault()));
        child(spans, remote, "workflow.Continued").end();
        tracer.shutdown();
        assertThat(receiver.spanNames()).containsExactlyInAnyOrder("request", "workflow.Inside");
    }

    @Test
    void whatDoesNotFitIntoMemoryPasses() {
        VolnuxTracer tracer = VolnuxTracer.initialize(
                VolnuxTracerConfig.builder()
                        .otlpEndpoint(receiver.endpoint())
                        .keep("errors")
                        .set(TelemetryOption.KEEP_MEMORY, "1")
                        .build(),
                new Surroundings(Map.of(), Map.of()));
        Tracer spans = tracer.openTelemetry().getTracer("test");
        Span big = root(spans, "workflow.Big");
        for (int i = 0; i < 2_000; i++) {
            child(spans, big, "task.execute:A").end();
        }
        big.end();
        TelemetryStats stats = tracer.shutdown();
        assertThat(stats.exported()).isEqualTo(2_001);
        assertThat(stats.tailDropped()).isZero();
    }
}
