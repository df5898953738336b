// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.engine.testing.NoThreadsLeft;
import io.volnux.task.MetaEventException;
import io.volnux.task.Outcome;
import io.volnux.task.RunResult;
import io.volnux.task.TaskContext;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskRecord;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NoThreadsLeft.class)
class MetaEventTest {

    private final Play play = Play.usual()
            .task("Double", context -> Outcome.success(item(context) * 2))
            .task("Even", context -> Outcome.success(item(context) % 2 == 0))
            .<Object>task("Odd", context -> {
                if (item(context) % 2 == 0) {
                    throw new IllegalStateException("even " + item(context));
                }
                return Outcome.success(item(context));
            })
            .task("Sum", context -> Outcome.success(number(context.accumulator()) + item(context)))
            .<Object>task(
                    "OddSum",
                    context -> item(context) % 2 == 0
                            ? Outcome.failure("even")
                            : Outcome.success(number(context.accumulator()) + item(context)))
            .task("Pair", context -> Outcome.success(List.of(item(context), List.of(item(context)))))
            .task(
                    "See",
                    context -> Outcome.success(
                            context.previousResults().get(0).success() + " " + context.previousResults()));

    private static long item(TaskContext context) {
        return number(context.item());
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : -1;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAP<Double>[collection=[1,2,3]]                              | [2, 4, 6]",
                "MAP<Double>[collection=[]]                                   | []",
                "MAP<Odd>[collection=[1,2,3], partial_success=true]           | [1, null, 3]",
                "MAP<Odd>[collection=[1,2,3], partial_success=true, skip_errors=true] | [1, 3]",
                "FILTER<Even>[collection=[1,2,3,4]]                           | [2, 4]",
                "FILTER<Even>[collection=[1,2,3,4], invert=true]              | [1, 3]",
                "FILTER<Odd>[collection=[1,2,3]]                              | [1, 3]",
                "FILTER<Odd>[collection=[1,2,3], keep_on_error=true]          | [1, 2, 3]",
                "FILTER<Even>[collection=[]]                                  | []",
                "REDUCE<Sum>[collection=[1,2,3], initial_value=10]            | 16",
                "REDUCE<Sum>[collection=[], initial_value=10]                 | 10",
                "REDUCE<OddSum>[collection=[1,2,3], initial_value=0, skip_errors=true] | 4",
                "FOREACH<Odd>[collection=[1,2]]                               | [1, 2]",
                "FOREACH<Odd>[collection=[]]                                  | []",
                "FLATMAP<Pair>[collection=[1,2]]                              | [1, [1], 2, [2]]",
                "FLATMAP<Pair>[collection=[1,2], flatten_depth=-1]            | [1, 1, 2, 2]",
                "FLATMAP<Pair>[collection=[]]                                 | []",
                "FANOUT<A>[count=3]                                           | [A, A, A]",
                "FANOUT<A>[count=3, aggregation_strategy=\"first\"]           | A",
                "FANOUT<A>[count=3, aggregation_strategy=\"majority\"]        | A",
                "FANOUT<A>[count=3, aggregation_strategy=\"consensus\"]       | A",
                "FANOUT<A>[count=3, aggregation_strategy=\"fastest\"]         | A",
            })
    void yields(String script, String content) {
        RunResult result = play.run(script);
        assertThat(String.valueOf(result.results().get(0).content())).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAP<Odd>[collection=[1,2,3,4]]                           | 4 | 2 | 2",
                "FLATMAP<Odd>[collection=[1,2]]                           | 2 | 1 | 1",
                "REDUCE<OddSum>[collection=[1,2,3], initial_value=0]      | 3 | 1 | 1",
                "FOREACH<Odd>[collection=[1,2], continue_on_error=false]  | 2 | 1 | 1",
                "FANOUT<F>[count=2]                                       | 2 | 0 | 2",
                "FANOUT<X>[count=2, continue_on_error=true]               | 2 | 0 | 2",
            })
    void failsWithItsCounts(String script, int total, int successful, int failed) {
        RunResult result = play.run(script);
        TaskRecord meta = result.tasks().get(0);
        assertThat(meta.outcome()).isEqualTo(TaskOutcome.FAILURE);
        assertThat(meta.result().cause().orElseThrow()).isInstanceOf(MetaEventException.class);
        assertThat(meta.metaCounts().orElseThrow())
                .extracting("total", "successful", "failed")
                .isEqualTo(Arrays.asList(total, successful, failed));
    }

    @Test
    void aGotoInAnInstanceIsItsFailure() {
        assertThat(play.run("MAP<G>[collection=[1]]").tasks().get(0).result().failed())
                .isTrue();
    }

    @Test
    void aPipedListGivesItsElementsAndSeveralResultsOneItemEach() {
        assertThat(play.run("MAP<Double>[collection=[1,2]] |-> MAP<Double>")
                        .results()
                        .get(0)
                        .content())
                .isEqualTo(List.of(4L, 8L));
        assertThat(play.run("A || B |-> FILTER<C>").results().get(0).content()).isEqualTo(List.of("A", "B"));
    }

    @Test
    void anInstanceMayLookAtWhatItReceives() {
        RunResult result = play.run("MAP<See>[collection=[1]]");
        assertThat(result.results().get(0).content()).asString().startsWith("[true ");
        assertThat(play.run("A |-> MAP<See>").results().get(0).failed()).isFalse();
    }
}
