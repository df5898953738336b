// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import io.volnux.task.Task;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Links of spans to what they waited for, whoever makes the spans. */
class LinksTest {

    private static final Map<String, Integer> WANTED = Map.of(
            "task.execute:B", 1,
            "task.execute:C", 1,
            "task.execute:D", 2);

    /** How many links spans have when they start, and when they end. */
    private static final class Linked implements SpanProcessor {
        private final Map<String, Integer> atStart = new ConcurrentHashMap<>();
        private final Map<String, Integer> atEnd = new ConcurrentHashMap<>();

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            keep(atStart, span);
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            keep(atEnd, span);
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }

        private static void keep(Map<String, Integer> into, ReadableSpan span) {
            int links = span.toSpanData().getLinks().size();
            if (links > 0) {
                into.put(span.getName(), links);
            }
        }
    }

    /** Makes spans as others may, who do not take links that come later. */
    private record Foreign(OpenTelemetry own) implements OpenTelemetry {

        @Override
        public TracerProvider getTracerProvider() {
            return new TracerProvider() {
                @Override
                public Tracer get(String name) {
                    Tracer inner = own.getTracer(name);
                    return span -> inner.spanBuilder(span);
                }

                @Override
                public Tracer get(String name, String version) {
                    return get(name);
                }
            };
        }

        @Override
        public MeterProvider getMeterProvider() {
            return own.getMeterProvider();
        }

        @Override
        public ContextPropagators getPropagators() {
            return own.getPropagators();
        }
    }

    private static void run(OpenTelemetry telemetry) {
        Task<@Nullable Object> task = context -> Outcome.success(1);
        TaskRegistry tasks = TaskRegistry.builder()
                .task("A", task)
                .task("B", task)
                .task("C", task)
                .task("D", task)
                .build();
        try (Engine engine = Engine.builder()
                .discovery(false)
                .tasks(tasks)
                .observer(VolnuxTelemetry.builder(telemetry)
                        .detail(TraceDetail.TASK)
                        .build()
                        .observer())
                .build()) {
            engine.run(Workflow.parse("Play", "A -> B || C -> D"), Map.of());
        }
    }

    @Test
    void theSdkIsGivenThemOnceSpansHaveStarted() {
        Linked linked = new Linked();
        try (Observed observed = Observed.with(tracers -> tracers.addSpanProcessor(linked))) {
            run(observed.openTelemetry());
        }
        assertThat(linked.atStart).isEmpty();
        assertThat(linked.atEnd).isEqualTo(WANTED);
    }

    @Test
    void othersAreGivenThemBefore() {
        Linked linked = new Linked();
        try (Observed observed = Observed.with(tracers -> tracers.addSpanProcessor(linked))) {
            run(new Foreign(observed.openTelemetry()));
        }
        assertThat(linked.atStart).isEqualTo(WANTED);
        assertThat(linked.atEnd).isEqualTo(WANTED);
    }
}
