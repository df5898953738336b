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
import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.util.Map;
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
