// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.ExemplarData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.Outcome;
import io.volnux.task.RunResult;
import io.volnux.task.Task;
import io.volnux.task.TaskOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The metrics of section 7 of the telemetry contract. */
class MetricsTest {

    private static final List<Double> BUCKETS =
            List.of(.001, .005, .01, .025, .05, .1, .25, .5, 1., 2.5, 5., 10., 30., 60., 300., 1800., 3600.);

    private final Trial trial = new Trial();
    private final CountDownLatch curtain = new CountDownLatch(1);

    /** One line of the contract: name, instrument, unit, attributes. */
    enum Wanted {
        WORKFLOW_DURATION(
                "volnux.workflow.duration", Kind.SECONDS, "s", "volnux.workflow.name, volnux.run.result, error.type"),
        WORKFLOW_ACTIVE("volnux.workflow.active", Kind.UP_DOWN, "{run}", "volnux.workflow.name"),
        TASK_DURATION(
                "volnux.task.duration",
                Kind.SECONDS,
                "s",
                "volnux.workflow.name, volnux.task.name, volnux.task.outcome, error.type"),
        QUEUE("volnux.task.queue.duration", Kind.SECONDS, "s", "volnux.workflow.name, volnux.executor.type"),
        TASK_ACTIVE("volnux.task.active", Kind.UP_DOWN, "{task}", "volnux.workflow.name"),
        RETRIES("volnux.task.retries", Kind.COUNTER, "{retry}", "volnux.workflow.name, volnux.task.name"),
        FAILURES(
                "volnux.task.failures",
                Kind.COUNTER,
                "{failure}",
                "volnux.workflow.name, volnux.task.name, error.type, volnux.failure.handled"),
        CRITICAL_PATH(
                "volnux.task.critical_path.duration", Kind.SECONDS, "s", "volnux.workflow.name, volnux.task.name"),
        PARALLEL("volnux.stage.parallel_tasks", Kind.COUNTS, "{task}", "volnux.workflow.name"),
        CHAIN("volnux.context.chain_length", Kind.COUNTS, "{context}", "volnux.workflow.name");

        enum Kind {
            SECONDS,
            COUNTS,
            COUNTER,
            UP_DOWN
        }

        private final String metric;
        private final Kind kind;
        private final String unit;
        private final String attributes;

        Wanted(String metric, Kind kind, String unit, String attributes) {
            this.metric = metric;
            this.kind = kind;
            this.unit = unit;
            this.attributes = attributes;
        }
    }

    @AfterEach
    void close() {
        curtain.countDown();
        trial.close();
    }

    /** A run that measures everything: 20 ms in A, 300 ms in Twice, an answered failure, two arms, and one failure. */
    private RunResult known() {
        return trial.task("A", context -> {
                    trial.time.advance(Duration.ofMillis(20));
                    return Outcome.success("a");
                })
                .task("Twice", context -> {
                    trial.time.advance(Duration.ofMillis(100));
                    if (context.attempt() < 3) {
                        throw new IllegalArgumentException("attempt " + context.attempt());
                    }
                    return Outcome.success("third time");
                })
                .task("F", context -> Outcome.failure("F failed"))
                .task("H", context -> Outcome.success("answered"))
                .task("P", context -> Outcome.success("p"))
                .task("Q", context -> Outcome.success("q"))
                .task("X", context -> {
                    throw new IllegalStateException("X threw");
                })
                .run("A -> Twice * 3 -> F (0 -> H) -> P || Q -> X");
    }

    private Collection<HistogramPointData> histogram(String name) {
        return trial.observed.metric(name).getHistogramData().getPoints();
    }

    private HistogramPointData only(String name) {
        Collection<HistogramPointData> points = histogram(name);
        assertThat(points).hasSize(1);
        return points.iterator().next();
    }

    private HistogramPointData ofTask(String name, String task) {
        return histogram(name).stream()
                .filter(point -> task.equals(point.getAttributes().get(VolnuxAttributes.TASK_NAME)))
                .findFirst()
                .orElseThrow();
    }

    private Map<Attributes, Long> counter(String name) {
        return trial.observed.metric(name).getLongSumData().getPoints().stream()
                .collect(Collectors.toMap(PointData::getAttributes, LongPointData::getValue));
    }

    @ParameterizedTest
    @EnumSource(Wanted.class)
    void isMeasuredAsTheContractSays(Wanted wanted) {
        RunResult result = known();
        MetricData metric = trial.observed.metric(wanted.metric);
        assertThat(metric.getUnit()).isEqualTo(wanted.unit);
        assertThat(metric.getDescription()).isNotEmpty();
        assertThat(metric.getInstrumentationScopeInfo().getName()).isEqualTo("io.volnux");
        boolean histogram = wanted.kind == Wanted.Kind.SECONDS || wanted.kind == Wanted.Kind.COUNTS;
        assertThat(metric.getType()).isEqualTo(histogram ? MetricDataType.HISTOGRAM : MetricDataType.LONG_SUM);
        if (histogram) {
            assertThat(metric.getHistogramData().getPoints())
                    .allSatisfy(point -> assertThat(point.getBoundaries())
                            .satisfies(bounds ->
                                    assertThat(bounds.equals(BUCKETS)).isEqualTo(wanted.kind == Wanted.Kind.SECONDS)));
        } else {
            assertThat(metric.getLongSumData().isMonotonic()).isEqualTo(wanted.kind == Wanted.Kind.COUNTER);
        }
        Set<String> keys = new TreeSet<>();
        for (PointData point : metric.getData().getPoints()) {
            point.getAttributes().forEach((key, value) -> {
                keys.add(key.getKey());
                assertThat(String.valueOf(value)).doesNotContain(result.runId());
            });
        }
        assertThat(keys).containsExactlyInAnyOrder(wanted.attributes.split(", "));
    }

    @Test
    void nothingElseIsMeasured() {
        known();
        assertThat(trial.observed.metrics().stream()
                        .filter(metric ->
                                metric.getInstrumentationScopeInfo().getName().equals("io.volnux"))
                        .map(MetricData::getName))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Wanted.values())
                        .map(wanted -> wanted.metric)
                        .toList());
    }

    @Test
    void valuesAreThoseOfTheRun() {
        RunResult result = known();
        HistogramPointData workflow = only("volnux.workflow.duration");
        assertThat(workflow.getSum()).isEqualTo(.32);
        assertThat(workflow.getAttributes().asMap())
                .isEqualTo(Map.of(
                        VolnuxAttributes.WORKFLOW_NAME, "Play",
                        VolnuxAttributes.RUN_RESULT, "failure",
                        VolnuxAttributes.ERROR_TYPE, "java.lang.IllegalStateException"));
        HistogramPointData first = ofTask("volnux.task.duration", "A");
        assertThat(first.getSum()).isEqualTo(.02);
        assertThat(first.getCounts().get(3)).isEqualTo(1);
        assertThat(ofTask("volnux.task.duration", "Twice").getSum()).isEqualTo(.3);
        assertThat(histogram("volnux.task.duration").stream()
                        .mapToLong(HistogramPointData::getCount)
                        .sum())
                .isEqualTo(result.tasks().size())
                .isEqualTo(7);
        assertThat(histogram("volnux.task.queue.duration").stream()
                        .mapToLong(HistogramPointData::getCount)
                        .sum())
                .isEqualTo(7);
        assertThat(only("volnux.stage.parallel_tasks").getSum()).isEqualTo(7);
        assertThat(only("volnux.stage.parallel_tasks").getCount()).isEqualTo(6);
        assertThat(only("volnux.context.chain_length").getSum()).isEqualTo(6);
        double path = histogram("volnux.task.critical_path.duration").stream()
                .mapToDouble(HistogramPointData::getSum)
                .sum();
        assertThat(path).isCloseTo(.32, within(1e-9));
    }

    @Test
    void failuresAndRetriesAreCounted() {
        known();
        assertThat(counter("volnux.task.failures"))
                .isEqualTo(Map.of(
                        failure("F", "failure", true), 1L, failure("X", "java.lang.IllegalStateException", false), 1L));
        assertThat(counter("volnux.task.retries"))
                .isEqualTo(Map.of(
                        Attributes.of(VolnuxAttributes.WORKFLOW_NAME, "Play", VolnuxAttributes.TASK_NAME, "Twice"),
                        2L));
    }

    private static Attributes failure(String task, String error, boolean handled) {
        return Attributes.of(
                VolnuxAttributes.WORKFLOW_NAME,
                "Play",
                VolnuxAttributes.TASK_NAME,
                task,
                VolnuxAttributes.ERROR_TYPE,
                error,
                VolnuxAttributes.FAILURE_HANDLED,
                handled);
    }

    @Test
    void failedInstancesAreCountedByWhatBecameOfTheirMetaEvent() {
        Task<@Nullable Object> odd = context -> {
            if (context.item() instanceof Number item && item.intValue() % 2 == 1) {
                throw new IllegalStateException("odd");
            }
            return Outcome.success(1);
        };
        trial.task("Odd", odd)
                .task("Strict", odd)
                .run("MAP<Odd>[collection=[1, 2, 3], partial_success=true]"
                        + " -> MAP<Strict>[collection=[1, 2, 3, 5], max_workers=1]");
        Map<Attributes, Long> counted = counter("volnux.task.failures");
        assertThat(counted)
                .containsEntry(failure("Odd", "java.lang.IllegalStateException", true), 2L)
                .containsEntry(failure("MAP<Strict>", "io.volnux.task.MetaEventException", false), 1L);
        assertThat(counted.get(failure("Strict", "java.lang.IllegalStateException", false)))
                .isPositive();
    }

    @Test
    void exemplarsPointAtTheSpanThatWasMeasured() {
        known();
        Map<String, SpanData> spans = trial.tree().byId();
        Map<String, MetricData> metrics =
                trial.observed.metrics().stream().collect(Collectors.toMap(MetricData::getName, metric -> metric));
        for (HistogramPointData point : points(metrics, "volnux.task.duration")) {
            ExemplarData exemplar = point.getExemplars().get(0);
            SpanData span =
                    Objects.requireNonNull(spans.get(exemplar.getSpanContext().getSpanId()));
            assertThat(exemplar.getSpanContext().getTraceId())
                    .isEqualTo(trial.root().getTraceId());
            assertThat(span.getName())
                    .isEqualTo("task.execute:" + point.getAttributes().get(VolnuxAttributes.TASK_NAME));
        }
        for (HistogramPointData point : points(metrics, "volnux.workflow.duration")) {
            assertThat(point.getExemplars().get(0).getSpanContext().getSpanId())
                    .isEqualTo(trial.root().getSpanId());
        }
    }

    private static Collection<HistogramPointData> points(Map<String, MetricData> metrics, String name) {
        return Objects.requireNonNull(metrics.get(name)).getHistogramData().getPoints();
    }

    @Test
    void seriesStayBoundedWithTenThousandNames() {
        Logger cardinality = Logger.getLogger("io.opentelemetry.sdk.metrics");
        cardinality.setLevel(Level.OFF);
        trial.telemetry(builder -> builder.detail(TraceDetail.RUN));
        for (int run = 0; run < 10; run++) {
            String prefix = "R%dT".formatted(run);
            trial.tasks(prefix, 1_000, context -> Outcome.success(1)).run(Trial.chain(prefix, 1_000, " -> "));
        }
        Collection<HistogramPointData> points = histogram("volnux.task.duration");
        assertThat(points).hasSize(2_000);
        assertThat(points.stream().mapToLong(HistogramPointData::getCount).sum())
                .isEqualTo(10_000);
        assertThat(points)
                .filteredOn(point -> point.getAttributes().get(AttributeKey.booleanKey("otel.metric.overflow")) != null)
                .hasSize(1);
        cardinality.setLevel(null);
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void nothingIsActiveAfterAnyKindOfRun(Scenario scenario) {
        VolnuxTelemetry telemetry = trial.observed.telemetry().build();
        scenario.run(builder -> builder.observer(telemetry.observer()));
        assertThat(counter("volnux.workflow.active").values()).containsExactly(0L);
        assertThat(counter("volnux.task.active").values()).containsExactly(0L);
    }

    @Test
    void nothingIsActiveAfterWorkWasAbandoned() {
        trial.task("Stubborn", context -> {
            while (true) {
                try {
                    while (!curtain.await(2, TimeUnit.MILLISECONDS)) {
                        trial.time.advance(Duration.ofMinutes(1));
                    }
                    return Outcome.success("too late");
                } catch (InterruptedException ignored) {
                    trial.time.advance(Duration.ofMinutes(1));
                }
            }
        });
        RunResult result = trial.run("Stubborn[attempt_timeout=\"1s\"]");
        assertThat(result.tasks().get(0).outcome()).isEqualTo(TaskOutcome.ABANDONED);
        assertThat(counter("volnux.workflow.active").values()).containsExactly(0L);
        assertThat(counter("volnux.task.active").values()).containsExactly(0L);
    }

    @Test
    void whatIsActiveIsToldWhileItRunsOfAllTelemetriesTogether() {
        List<Map<Attributes, Long>> seen = new ArrayList<>();
        trial.task("Inner", context -> {
                    seen.add(counter("volnux.workflow.active"));
                    seen.add(counter("volnux.task.active"));
                    return Outcome.success(1);
                })
                .task("Outer", context -> Outcome.success(trial.run("Inner").runId()))
                .run("Outer");
        Attributes play = Attributes.of(VolnuxAttributes.WORKFLOW_NAME, "Play");
        assertThat(seen).containsExactly(Map.of(play, 2L), Map.of(play, 2L));
        assertThat(counter("volnux.task.active")).isEqualTo(Map.of(play, 0L));
    }

    @Test
    void nothingIsMeasuredWhenMetricsAreOff() {
        trial.telemetry(builder -> builder.metrics(false));
        known();
        assertThat(trial.observed.metrics()).isEmpty();
        assertThat(trial.spans()).isNotEmpty();
    }
}
