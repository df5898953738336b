// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.task.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs without an OpenTelemetry, and runs that are sampled out. */
@SuppressWarnings("try") // scopes are only there to be closed
class ContextWithoutSpansTest {

    /** Samples nothing, and remembers what it was asked about. */
    private static final class Nothing implements Sampler {
        private final Queue<String> asked = new ConcurrentLinkedQueue<>();

        @Override
        public SamplingResult shouldSample(
                Context parent,
                String traceId,
                String name,
                SpanKind kind,
                Attributes attributes,
                List<LinkData> links) {
            asked.add(name);
            return SamplingResult.drop();
        }

        @Override
        public String getDescription() {
            return "nothing";
        }
    }

    /** Hears what another observer answers at the start of a run. */
    private static final class Listening implements RunObserver {
        private final RunObserver other;
        private final List<Observation<?>> answers = new ArrayList<>();

        Listening(RunObserver other) {
            this.other = other;
        }

        @Override
        public Observation<Finished.Run> runStarted(Started.Run run) {
            answers.add(other.runStarted(run));
            return Observation.none();
        }
    }

    @Test
    void withoutOpenTelemetryARunIsNotObserved() {
        Listening listening = new Listening(VolnuxTelemetry.builder(OpenTelemetry.noop())
                .switches(new Switches(true, null, ""))
                .build()
                .observer());
        Queue<Boolean> inside = new ConcurrentLinkedQueue<>();
        try (Engine engine = Engine.builder()
                .discovery(false)
                .tasks(TaskRegistry.builder()
                        .task("A", context -> {
                            inside.add(Context.current().equals(Context.root()));
                            inside.add(context.executionContext().traceId().isEmpty());
                            return Outcome.success("a");
                        })
                        .build())
                .observer(listening)
                .build()) {
            engine.run(Workflow.parse("Play", "A || A"));
        }
        assertThat(listening.answers).hasSize(1);
        assertThat(listening.answers.get(0)).isSameAs(Observation.none());
        assertThat(inside).containsOnly(true);
    }

    @Test
    void aRunThatIsSampledOutHasOneSpanAndTheUsersAreUnsampledToo() {
        Nothing nothing = new Nothing();
        Queue<SpanContext> current = new ConcurrentLinkedQueue<>();
        Queue<Boolean> recorded = new ConcurrentLinkedQueue<>();
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (Observed observed = Observed.with(tracers -> tracers.setSampler(Sampler.parentBased(nothing)));
                Engine engine = Engine.builder()
                        .discovery(false)
                        .tasks(TaskRegistry.builder()
                                .task("List3", context -> Outcome.success(List.of(1, 2, 3)))
                                .task("See", context -> {
                                    Span own = observed.openTelemetry()
                                            .getTracer("users")
                                            .spanBuilder("own")
                                            .startSpan();
                                    current.add(Span.current().getSpanContext());
                                    recorded.add(own.isRecording());
                                    recorded.add(own.getSpanContext().isSampled());
                                    told.add(
                                            context.executionContext().traceId().orElse("none"));
                                    own.end();
                                    return Outcome.success(1);
                                })
                                .build())
                        .observer(observed.telemetry().build().observer())
                        .build()) {
            engine.run(Workflow.parse("Play", "See || See -> List3 |-> MAP<See>"));

            assertThat(observed.spans()).isEmpty();
            assertThat(nothing.asked).containsExactly("workflow.Play");
            assertThat(current).hasSize(5);
            assertThat(current.stream().distinct()).singleElement().satisfies(root -> {
                assertThat(root.isValid()).isTrue();
                assertThat(root.isSampled()).isFalse();
                assertThat(told).containsOnly(root.getTraceId());
            });
            assertThat(recorded).hasSize(10).containsOnly(false);
        }
    }

    @Test
    void aCallerThatIsNotSampledDecidesForTheRun() {
        try (Observed observed = Observed.with(tracers -> tracers.setSampler(Sampler.parentBased(Sampler.alwaysOn())));
                Engine engine = Engine.builder()
                        .discovery(false)
                        .tasks(TaskRegistry.builder()
                                .task("A", context -> Outcome.success("a"))
                                .build())
                        .observer(observed.telemetry().build().observer())
                        .build();
                Scope ignored = RunCause.request(
                                Map.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-00"))
                        .makeCurrent()) {
            engine.run(Workflow.parse("Play", "A"));
            assertThat(observed.spans()).isEmpty();
            assertThat(observed.metric("volnux.workflow.duration")
                            .getHistogramData()
                            .getPoints())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void metricsAreCompleteWhateverTheSampling(Scenario scenario) {
        try (Observed all = Observed.create();
                Observed none = Observed.with(tracers -> tracers.setSampler(Sampler.alwaysOff()))) {
            scenario.run(builder -> builder.observer(all.telemetry().build().observer()));
            scenario.run(builder -> builder.observer(none.telemetry().build().observer()));

            assertThat(none.spans()).isEmpty();
            assertThat(counts(none)).isNotEmpty().isEqualTo(counts(all));
        }
    }

    /** How often what was recorded, by metric and attributes; durations differ, and with them the critical path. */
    private static Map<String, Long> counts(Observed observed) {
        Map<String, Long> counts = new TreeMap<>();
        for (MetricData metric : observed.metrics()) {
            if (metric.getName().equals("volnux.task.critical_path.duration")) {
                counts.put(metric.getName(), 1L);
            } else if (metric.getType() == MetricDataType.HISTOGRAM) {
                for (HistogramPointData point : metric.getHistogramData().getPoints()) {
                    counts.put(metric.getName() + " " + point.getAttributes(), point.getCount());
                }
            } else {
                for (LongPointData point : metric.getLongSumData().getPoints()) {
                    counts.put(metric.getName() + " " + point.getAttributes(), point.getValue());
                }
            }
        }
        return counts;
    }
}
