// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.FailurePolicy;
import io.volnux.task.Outcome;
import io.volnux.task.TaskContext;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Traces stay openable, whatever makes runs large. */
class BudgetTest {

    private static final int BUDGET = 2_000;

    private final Trial trial = new Trial();

    @AfterEach
    void close() {
        trial.close();
    }

    private static Outcome<@Nullable Object> fine(TaskContext context) {
        return Outcome.success(1);
    }

    private static Outcome<@Nullable Object> thrown(TaskContext context) {
        throw new IllegalStateException("item " + context.item() + " of " + context.taskName());
    }

    private void numbers(int count) {
        trial.task(
                "Items",
                context -> Outcome.success(IntStream.range(0, count).boxed().toList()));
    }

    private List<SpanData> failed(String name) {
        return trial.spans(name).stream()
                .filter(span -> span.getStatus().getStatusCode() == StatusCode.ERROR)
                .toList();
    }

    private void isWithinBudget(int tasks) {
        assertThat(trial.spans()).hasSizeBetween(BUDGET * 9 / 10, BUDGET);
        assertThat(trial.tree().flaws()).isEmpty();
        long shown = trial.spans().stream()
                .filter(span -> span.getName().startsWith("task.execute:"))
                .count();
        assertThat(Trial.value(trial.root(), VolnuxAttributes.TRACE_FOLDED)).isEqualTo(tasks - shown);
        assertThat(Bytes.ofTrace(trial.observed)).isLessThan(5_000_000);
    }

    @Test
    void longChainsLoseTheirLayersFirstAndThenTasks() {
        trial.tasks("T", 5_000, BudgetTest::fine).run(Trial.chain("T", 5_000, " -> "));
        isWithinBudget(5_000);
        assertThat(trial.spans("engine.process_task")).hasSizeBetween(100, 200);
    }

    @Test
    void wideGroupsLoseTheSpansOfTheirChains() {
        trial.tasks("T", 3_000, BudgetTest::fine).run("{" + Trial.chain("T", 3_000, ", ") + "}");
        isWithinBudget(3_000);
    }

    @Test
    void manyBranchesLoseTheSpansOfTheirSinks() {
        String script = IntStream.range(0, 1_500)
                .mapToObj(i -> "T" + i + " (1 -> S" + i + ")")
                .collect(Collectors.joining(" -> "));
        trial.tasks("T", 1_500, BudgetTest::fine)
                .tasks("S", 1_500, BudgetTest::fine)
                .run(script);
        isWithinBudget(3_000);
    }

    @Test
    void manyMapsLoseTheirFolds() {
        numbers(3);
        String maps = IntStream.range(0, 2_000)
                .mapToObj(i -> "MAP<T" + i + ">[collection=[1, 2, 3]]")
                .collect(Collectors.joining(" -> "));
        trial.tasks("T", 2_000, BudgetTest::fine).run(maps);
        isWithinBudget(4 * 2_000);
    }

    @Test
    void failuresExceedItTenTimesAndAreCountedBeyond() {
        numbers(5_000);
        trial.telemetry(builder -> builder.spanBudget(100))
                .task("Bad", BudgetTest::thrown)
                .run("Items |-> MAP<Bad>[max_workers=8, partial_success=true]");
        assertThat(failed("task.execute:Bad")).hasSizeBetween(1_000, 1_100);
        assertThat(trial.spans()).hasSizeLessThanOrEqualTo(1_100);
        SpanData fold = trial.span("task.fold:Bad");
        assertThat(Trial.value(fold, VolnuxAttributes.FOLD_ERRORS))
                .containsExactly("java.lang.IllegalStateException=5000");
        assertThat(Trial.value(fold, VolnuxAttributes.FOLD_FAILURES)).isEqualTo(5_000);
        assertThat(trial.tree().flaws()).isEmpty();
    }

    @Test
    void noNumberOfFailuresMakesATraceTooLarge() {
        numbers(30_000);
        trial.task("Bad", BudgetTest::thrown).run("Items |-> MAP<Bad>[max_workers=8, partial_success=true]");
        assertThat(Bytes.ofTrace(trial.observed)).isBetween(1_000_000, 5_000_000);
        assertThat(Trial.value(trial.span("task.fold:Bad"), VolnuxAttributes.FOLD_FAILURES))
                .isEqualTo(30_000);
    }

    @Test
    void failuresAndRetriesDoNotCrowdOutTheSlowest() {
        numbers(3_000);
        trial.telemetry(builder -> builder.spanBudget(200)).task("Mixed", context -> {
            int item = context.item() instanceof Integer number ? number : -1;
            if (item < 1_000 || (item < 2_000 && context.attempt() == 1)) {
                throw new IllegalStateException("item " + item);
            }
            trial.time.advance(Duration.ofMillis(item >= 2_980 ? item : 1));
            return Outcome.success(item);
        });
        trial.run("Items |-> MAP<Mixed>[max_workers=1, partial_success=true] * 2");
        assertThat(trial.spans("task.execute:Mixed").stream()
                        .map(span -> Trial.value(span, VolnuxAttributes.META_INDEX)))
                .containsAll(
                        IntStream.range(2_980, 3_000).mapToObj(Long::valueOf).toList());
        assertThat(trial.spans()).hasSizeLessThanOrEqualTo(200 + 1_000);
    }

    @Test
    void whatTheSlowestDoNotNeedIsGivenBack() {
        trial.telemetry(builder -> builder.spanBudget(200)).task("Work", BudgetTest::fine);
        numbers(120);
        trial.tasks("T", 100, BudgetTest::fine).run("Items |-> MAP<Work> -> " + Trial.chain("T", 100, " -> "));
        assertThat(trial.spans()).hasSize(200);
    }

    @Test
    void failuresShowWhenTheBudgetIsLongUsedUp() {
        numbers(30);
        trial.telemetry(builder -> builder.spanBudget(100))
                .engine(builder -> builder.failurePolicy(FailurePolicy.CONTINUE))
                .tasks("T", 200, BudgetTest::fine)
                .tasks("X", 200, BudgetTest::thrown)
                .task("Bad", BudgetTest::thrown);
        trial.run(Trial.chain("T", 200, " -> ") + " -> " + Trial.chain("X", 200, " -> ")
                + " -> Items |-> MAP<Bad>[max_workers=8]");
        assertThat(trial.spans().stream().filter(span -> span.getName().startsWith("task.execute:X")))
                .hasSize(200);
        assertThat(failed("task.execute:Bad")).isNotEmpty();
        assertThat(trial.span("task.execute:MAP<Bad>").getStatus().getStatusCode())
                .isEqualTo(StatusCode.ERROR);
        assertThat(trial.tree().flaws()).isEmpty();
        assertThat(Trial.value(trial.span("engine.execute"), VolnuxAttributes.ENGINE_TASKS_PROCESSED))
                .isEqualTo(402);
    }
}
