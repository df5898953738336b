// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.Outcome;
import io.volnux.task.ResultWord;
import io.volnux.task.TaskContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A map over 100,000 items, in a heap of 512 MiB (set in the module's pom). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WideMapTest {

    private static final int ITEMS = 100_000;
    private static final int BUDGET = 2_000;

    private final Trial trial = new Trial();
    private final Map<Integer, Duration> durations = new ConcurrentHashMap<>();
    private final Set<String> livingParents = ConcurrentHashMap.newKeySet();

    @BeforeAll
    void runOnce() {
        trial.task(
                        "Items",
                        context -> Outcome.success(
                                IntStream.range(0, ITEMS).boxed().toList()))
                .task("Work", this::work)
                .engine(builder -> builder.observer(new Durations()));
        ResultWord word = trial.run("Items |-> MAP<Work>[max_workers=8, partial_success=true] * 2")
                .result();
        assertThat(word).isEqualTo(ResultWord.SUCCESS);
    }

    @AfterAll
    void close() {
        trial.close();
    }

    private static boolean fails(int item) {
        return item % 2_000 == 1_999;
    }

    private Outcome<@Nullable Object> work(TaskContext context) {
        int item = context.item() instanceof Integer number ? number : -1;
        if (item % 4_000 == 3_000) {
            trial.time.advance(Duration.ofMillis(item / 100));
        }
        if (fails(item) || (item % 997 == 5 && context.attempt() == 1)) {
            throw new IllegalStateException("item %06d failed".formatted(item));
        }
        if (item % 1_000 == 7) {
            livingParents.add(Span.current().getSpanContext().getSpanId());
            trial.observed
                    .openTelemetry()
                    .getTracer("user")
                    .spanBuilder("mine")
                    .startSpan()
                    .end();
        }
        return Outcome.success(item);
    }

    /** How long each instance took, as every observer is told. */
    private final class Durations implements RunObserver {
        @Override
        public Observation<Finished.Run> runStarted(Started.Run run) {
            return end -> {};
        }

        @Override
        public Observation<Finished.Engine> engineStarted(Observation<?> parent, Started.Engine engine) {
            return end -> {};
        }

        @Override
        public Observation<Finished.Instance> instanceStarted(Observation<?> parent, Started.Instance instance) {
            return end -> durations.put(instance.index(), end.duration());
        }
    }

    private List<SpanData> instances() {
        return trial.spans("task.execute:Work");
    }

    private static int index(SpanData instance) {
        return Math.toIntExact(Trial.value(instance, VolnuxAttributes.META_INDEX));
    }

    private <T> T fold(AttributeKey<T> key) {
        return Trial.value(trial.span("task.fold:Work"), key);
    }

    @Test
    void hasNoMoreSpansThanTheBudgetAndTheFailures() {
        assertThat(trial.spans()).hasSizeBetween(BUDGET / 2, BUDGET + 50);
        assertThat(trial.tree().flaws()).isEmpty();
        assertThat(Trial.value(trial.root(), VolnuxAttributes.TRACE_FOLDED))
                .isEqualTo(ITEMS - instances().size());
    }

    @Test
    void showsEveryFailureWithItsException() {
        Map<Integer, List<String>> told = instances().stream()
                .filter(span -> span.getStatus().getStatusCode() == StatusCode.ERROR)
                .collect(Collectors.toMap(
                        WideMapTest::index,
                        span -> Trial.events(span, "exception").stream()
                                .map(event -> Trial.value(event, VolnuxAttributes.EXCEPTION_MESSAGE))
                                .toList()));
        assertThat(told).hasSize(ITEMS / 2_000);
        told.forEach((item, messages) -> {
            assertThat(fails(item)).isTrue();
            assertThat(messages).containsExactly("item %06d failed".formatted(item));
        });
    }

    @Test
    void showsTheSlowest() {
        List<Duration> byDuration = new ArrayList<>(durations.values());
        byDuration.sort(Collections.reverseOrder());
        Set<Integer> shown = instances().stream().map(WideMapTest::index).collect(Collectors.toSet());
        Duration border = byDuration.get(20);
        List<Integer> slowest = durations.keySet().stream()
                .filter(item -> durations.getOrDefault(item, Duration.ZERO).compareTo(border) > 0)
                .toList();
        assertThat(slowest).hasSizeBetween(1, 20);
        assertThat(shown).containsAll(slowest);
    }

    @Test
    void showsFoldedInstancesThatWereRetried() {
        String fold = trial.span("task.fold:Work").getSpanId();
        assertThat(instances())
                .filteredOn(span -> span.getParentSpanId().equals(fold))
                .filteredOn(span -> Trial.value(span, VolnuxAttributes.TASK_ATTEMPTS) == 2)
                .filteredOn(
                        span -> Trial.value(span, VolnuxAttributes.TASK_OUTCOME).equals("success"))
                .hasSizeGreaterThan(90);
    }

    @Test
    void sumsInTheFoldEqualTheMetric() {
        List<HistogramPointData> points =
                trial.observed.metric("volnux.task.duration").getHistogramData().getPoints().stream()
                        .filter(point -> "Work".equals(point.getAttributes().get(VolnuxAttributes.TASK_NAME)))
                        .toList();
        assertThat(points.stream().mapToLong(HistogramPointData::getCount).sum())
                .isEqualTo(fold(VolnuxAttributes.FOLD_COUNT))
                .isEqualTo(ITEMS);
        double seconds = points.stream().mapToDouble(HistogramPointData::getSum).sum();
        assertThat(fold(VolnuxAttributes.FOLD_SUM) / 1_000).isCloseTo(seconds, within(1e-6));
        double injected =
                durations.values().stream().mapToLong(Duration::toNanos).sum() / 1e9;
        assertThat(seconds).isCloseTo(injected, within(1e-6)).isPositive();
        List<Long> counts = new ArrayList<>(Collections.nCopies(18, 0L));
        points.forEach(point -> {
            for (int i = 0; i < counts.size(); i++) {
                counts.set(i, counts.get(i) + point.getCounts().get(i));
            }
        });
        assertThat(fold(VolnuxAttributes.FOLD_COUNTS)).isEqualTo(counts);
        assertThat(fold(VolnuxAttributes.FOLD_FAILURES)).isEqualTo(50);
        assertThat(fold(VolnuxAttributes.FOLD_RETRIES)).isEqualTo(50 + 100);
        assertThat(fold(VolnuxAttributes.FOLD_ERRORS)).containsExactly("java.lang.IllegalStateException=50");
    }

    @Test
    void isSmallEnoughForTempo() {
        assertThat(Bytes.ofTrace(trial.observed)).isBetween(100_000, 5_000_000);
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(512L << 20);
    }

    @Test
    void spansOfUserCodeHaveALivingParent() {
        Map<String, SpanData> byId = trial.tree().byId();
        List<SpanData> users = trial.observed.spans().stream()
                .filter(span -> span.getName().equals("mine"))
                .toList();
        assertThat(users).hasSize(ITEMS / 1_000);
        assertThat(users).allSatisfy(span -> assertThat(byId).containsKey(span.getParentSpanId()));
        assertThat(users)
                .anySatisfy(span -> assertThat(span.getParentSpanId())
                        .isEqualTo(trial.span("task.fold:Work").getSpanId()));
        assertThat(byId.keySet()).containsAll(livingParents);
    }
}
