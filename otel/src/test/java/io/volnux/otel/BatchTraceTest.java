// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.engine.Engine;
import io.volnux.engine.Pipeline;
import io.volnux.engine.Pointy;
import io.volnux.engine.batch.BatchPipeline;
import io.volnux.engine.batch.BatchResult;
import io.volnux.engine.testing.NoThreadsLeft;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Input;
import io.volnux.task.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A batch is one span; each of its pipelines is a trace of its own, linked to it. */
@SuppressWarnings("try") // scopes are only there to be closed
@ExtendWith(NoThreadsLeft.class)
class BatchTraceTest {

    private static final AttributeKey<String> BATCH = AttributeKey.stringKey("volnux.batch.id");

    @Pointy("Sum")
    static final class Sums extends Pipeline {
        @Input(batchSize = 1)
        @Nullable
        List<Integer> numbers;
    }

    private final Observed observed = Observed.create();
    private final ContextSightings sightings = new ContextSightings(observed);
    private final Engine engine = Engine.builder()
            .discovery(false)
            .tasks(TaskRegistry.builder()
                    .<Object>task("Sum", context -> {
                        sightings.look(context);
                        String numbers = String.valueOf(context.input("numbers", List.class));
                        return numbers.contains("-") ? Outcome.failure("negative") : Outcome.success(numbers);
                    })
                    .build())
            .observer(observed.telemetry().build().observer())
            .build();

    @AfterEach
    void close() {
        engine.close();
        observed.close();
    }

    private BatchResult batch(Integer... numbers) {
        return BatchPipeline.of(Sums.class, Map.of("numbers", List.of(numbers)))
                .maxWorkers(2)
                .start(engine);
    }

    private List<SpanData> named(String name) {
        return observed.spans().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private SpanData batchSpan() {
        assertThat(named("batch.Sums")).hasSize(1);
        return named("batch.Sums").get(0);
    }

    @Test
    void everyPipelineIsATraceOfItsOwnLinkedBothWays() {
        BatchResult result = batch(1, 2, 3, 4, 5);

        SpanData batch = batchSpan();
        List<SpanData> roots = named("workflow.Sums");
        assertThat(batch.getAttributes().get(BATCH)).isEqualTo(result.batchId());
        assertThat(ContextSightings.number(batch, "volnux.batch.pipelines")).isEqualTo(5);
        assertThat(batch.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(roots).hasSize(5);
        assertThat(roots)
                .extracting(SpanData::getTraceId)
                .doesNotHaveDuplicates()
                .doesNotContain(batch.getTraceId());
        assertThat(roots).allSatisfy(root -> {
            assertThat(root.getParentSpanContext().isValid()).isFalse();
            assertThat(root.getLinks()).extracting(LinkData::getSpanContext).containsExactly(batch.getSpanContext());
            assertThat(root.getAttributes().get(BATCH)).isEqualTo(result.batchId());
        });
        assertThat(roots)
                .extracting(root -> ContextSightings.number(root, "volnux.batch.index"))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 5).boxed().toList());
        assertThat(new SpanTree(observed.spans()).flaws()).isEmpty();
    }

    @Test
    void aBatchWithAFailureIsAnErrorAndTheOtherRunsAreNot() {
        batch(1, -2, 3);

        SpanData batch = batchSpan();
        assertThat(batch.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(batch.getStatus().getDescription()).contains("1");
        assertThat(ContextSightings.number(batch, "volnux.batch.completed")).isEqualTo(2);
        assertThat(ContextSightings.number(batch, "volnux.batch.failed")).isEqualTo(1);
        assertThat(named("workflow.Sums"))
                .extracting(root -> root.getStatus().getStatusCode())
                .containsExactlyInAnyOrder(StatusCode.UNSET, StatusCode.ERROR, StatusCode.UNSET);
    }

    @Test
    void itsSignalsAreItsEvents() {
        batch(1, 2);

        List<String> heard =
                batchSpan().getEvents().stream().map(EventData::getName).toList();
        assertThat(heard).startsWith("signal.batch_pipeline_started").endsWith("signal.batch_pipeline_finished");
        assertThat(heard).filteredOn("signal.pipeline_metrics_updated"::equals).hasSize(4);
        assertThat(heard).hasSize(6);
        assertThat(named("workflow.Sums"))
                .flatExtracting(SpanData::getEvents)
                .extracting(EventData::getName)
                .doesNotContain("signal.pipeline_metrics_updated");
    }

    @Test
    void aCallersSpanHoldsTheBatchAndItsBaggageReachesUserCode() {
        Span caller =
                observed.openTelemetry().getTracer("test").spanBuilder("caller").startSpan();
        Context context = Context.root()
                .with(caller)
                .with(Baggage.builder().put("tenant", "blue").build());
        try (Scope ignored = context.makeCurrent()) {
            batch(1, 2, 3);
            assertThat(Context.current()).isSameAs(context);
        } finally {
            caller.end();
        }
        assertThat(batchSpan().getParentSpanContext()).isEqualTo(caller.getSpanContext());
        assertThat(named("workflow.Sums"))
                .extracting(SpanData::getTraceId)
                .doesNotContain(batchSpan().getTraceId());
        sightings.assertEachOnItsOwnSpan(observed.spans());
    }

    @Test
    void aTriggeredBatchIsATraceOfItsOwnLinkedToWhatCausedIt() {
        Span scheduler = observed.openTelemetry()
                .getTracer("test")
                .spanBuilder("scheduler")
                .startSpan();
        try (Scope ignored = scheduler.makeCurrent();
                Scope cause = RunCause.trigger(scheduler.getSpanContext()).makeCurrent()) {
            batch(1);
        } finally {
            scheduler.end();
        }
        assertThat(batchSpan().getParentSpanContext().isValid()).isFalse();
        assertThat(batchSpan().getLinks())
                .extracting(LinkData::getSpanContext)
                .containsExactly(scheduler.getSpanContext());
        assertThat(named("workflow.Sums").get(0).getLinks())
                .extracting(LinkData::getSpanContext)
                .containsExactly(batchSpan().getSpanContext());
    }

    @Test
    void aBatchFromAMessageContinuesTheSendersTrace() {
        Map<String, String> headers = Map.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01");
        SpanContext sender =
                Span.fromContext(OTelContextManager.deserializeContext(headers)).getSpanContext();
        try (Scope ignored = RunCause.message(headers).makeCurrent()) {
            batch(1);
        }
        assertThat(batchSpan().getParentSpanContext()).isEqualTo(sender);
        assertThat(batchSpan().getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(named("workflow.Sums").get(0).getKind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(named("workflow.Sums").get(0).getTraceId()).isNotEqualTo(sender.getTraceId());
    }
}
