// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.engine.Engine;
import io.volnux.engine.Pipeline;
import io.volnux.engine.Pointy;
import io.volnux.engine.testing.ManualTime;
import io.volnux.engine.testing.NoThreadsLeft;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.ExecutionContext;
import io.volnux.task.Input;
import io.volnux.task.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a run's contexts tell of its trace, and that it does not matter how it was started. */
@ExtendWith(NoThreadsLeft.class)
class ContextOfRunsTest {

    @Pointy("Greet || Greet -> {Greet, Greet}")
    static final class Greeting extends Pipeline {
        @Input
        @Nullable
        String name;
    }

    private final Observed observed = Observed.create();
    private final Queue<String> inside = new ConcurrentLinkedQueue<>();
    private final ManualTime time = new ManualTime();
    private final Engine engine = Engine.builder()
            .discovery(false)
            .timeSource(time)
            .tasks(TaskRegistry.builder()
                    .task("Greet", context -> {
                        ExecutionContext own = context.executionContext();
                        inside.add(own.traceId().orElse("none"));
                        inside.add(traceIdOf(OTelContextManager.serializeContext(own)));
                        return Outcome.success("hello " + context.input("name", String.class));
                    })
                    .build())
            .observer(observed.telemetry().build().observer())
            .build();

    private static SpanContext spanOf(Map<String, String> headers) {
        return Span.fromContext(OTelContextManager.deserializeContext(headers)).getSpanContext();
    }

    private static String traceIdOf(Map<String, String> headers) {
        return spanOf(headers).getTraceId();
    }

    @AfterEach
    void close() {
        engine.close();
        observed.close();
    }

    private SpanData root() {
        return observed.spans().stream()
                .filter(span -> span.getName().equals("workflow.Greeting"))
                .findFirst()
                .orElseThrow();
    }

    private static Greeting greeting() {
        return Pipeline.create(Greeting.class, Map.of("name", "you"));
    }

    @Test
    void aRunOnAThreadOfItsOwnHasTheSameTree() throws InterruptedException {
        greeting().start(engine);
        String here = new SpanTree(observed.spans()).text();
        try (Observed other = Observed.create();
                Engine elsewhere = Engine.builder()
                        .discovery(false)
                        .tasks(engine.tasks())
                        .observer(other.telemetry().build().observer())
                        .build()) {
            greeting().startAsync(elsewhere).await();

            assertThat(new SpanTree(other.spans()).text()).isEqualTo(here);
            assertThat(new SpanTree(other.spans()).flaws()).isEmpty();
        }
    }

    @Test
    void signalsFromBeforeTheRunAreOnTheRootWithTheirOwnTimes() {
        greeting().start(engine);

        List<EventData> events = root().getEvents();
        assertThat(events)
                .extracting(EventData::getName)
                .startsWith("signal.pipeline_pre_init", "signal.pipeline_post_init", "signal.pipeline_execution_start");
        long at = TimeUnit.MILLISECONDS.toNanos(time.now().toEpochMilli());
        assertThat(events).extracting(EventData::getEpochNanos).startsWith(at, at);
        assertThat(events.get(2).getEpochNanos()).isGreaterThanOrEqualTo(root().getStartEpochNanos());
        assertThat(events)
                .extracting(EventData::getAttributes)
                .noneSatisfy(attributes ->
                        assertThat(attributes.asMap().values().toString()).contains("you"));
    }

    @Test
    void everyContextKnowsTheRealTraceIdDuringTheRunAndAfterIt() {
        ExecutionContext first = greeting().start(engine);

        String real = root().getTraceId();
        assertThat(inside).hasSize(8).containsOnly(real);
        Optional<ExecutionContext> context = Optional.of(first);
        while (context.isPresent()) {
            assertThat(context.get().traceId()).contains(real);
            assertThat(context.get().id()).isNotEqualTo(real);
            context = context.get().next();
        }
    }

    @Test
    void headersOfAContextNameItsDispatch() {
        ExecutionContext first = greeting().start(engine);

        SpanContext told = spanOf(OTelContextManager.serializeContext(first));
        SpanData dispatch = observed.spans().stream()
                .filter(span -> span.getSpanId().equals(told.getSpanId()))
                .findFirst()
                .orElseThrow();
        assertThat(dispatch.getName()).isEqualTo("context.dispatch");
        assertThat(told.getTraceId()).isEqualTo(root().getTraceId());
        assertThat(told.isSampled()).isTrue();
    }

    @Test
    void withoutTelemetryThereIsNoTraceIdAndThereAreNoHeaders() {
        try (Engine plain =
                Engine.builder().discovery(false).tasks(engine.tasks()).build()) {
            ExecutionContext context = greeting().start(plain);

            assertThat(context.traceId()).isEmpty();
            assertThat(OTelContextManager.serializeContext(context)).isEmpty();
        }
    }
}
