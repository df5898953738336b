// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.engine.spi.TimeSource;
import io.volnux.engine.testing.NoThreadsLeft;
import io.volnux.graph.TaskDefinition;
import io.volnux.task.Bypass;
import io.volnux.task.MetaCounts;
import io.volnux.task.MetaEventException;
import io.volnux.task.Outcome;
import io.volnux.task.ResultWord;
import io.volnux.task.RunResult;
import io.volnux.task.Task;
import io.volnux.task.TaskContext;
import io.volnux.task.TaskResult;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever users' objects do when they are asked for something ends in the result of a task, not in a broken engine. */
@ExtendWith(NoThreadsLeft.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileTasksTest {

    /** Cannot be told. */
    private static final class Mute extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    /** Cannot be compared. */
    private static final class Odd {
        @Override
        public boolean equals(@Nullable Object other) {
            throw new IllegalStateException("no equals");
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("no hash");
        }
    }

    /** Cannot be read. */
    private static final class Unreadable extends AbstractList<Integer> {
        @Override
        public Integer get(int index) {
            throw new IllegalStateException("no item " + index);
        }

        @Override
        public int size() {
            return 2;
        }
    }

    private final CountDownLatch laterItem = new CountDownLatch(1);
    private final Play play = Play.usual()
            .<Object>task("Throws", context -> {
                throw new Mute();
            })
            .<Object>task("ThrowsBehind", context -> {
                throw new IllegalStateException("told", new Mute());
            })
            .<Object>task("Fails", context -> new Outcome.Failure<Object>("said", new Mute()))
            .<Object>task("MakesOdd", context -> Outcome.<Object>success(new Odd()))
            .<Object>task("MakesUnreadable", context -> Outcome.<Object>success(new Unreadable()))
            .<Object>task("Item", context -> Outcome.<Object>success(Objects.requireNonNull(context.item())))
            .<Object>task("Late", this::lateFirst)
            .task(TaskDefinition.of("Unmade", (Supplier<Task<Object>>) HostileTasksTest::nothing))
            .task(TaskDefinition.of("NoBypass", new Task<Object>() {
                @Override
                public Outcome<Object> process(TaskContext context) {
                    return Outcome.success("done");
                }

                @Override
                @SuppressWarnings("NullAway") // as users do it
                public Bypass<Object> bypass(TaskContext context) {
                    return null;
                }
            }));

    @SuppressWarnings("NullAway") // as users do it
    private static Task<Object> nothing() {
        return null;
    }

    /** The first item fails after all others. */
    private Outcome<Object> lateFirst(TaskContext context) throws InterruptedException {
        long item = (Long) Objects.requireNonNull(context.item());
        if (item == 0) {
            laterItem.await();
        } else if (item == 150) {
            laterItem.countDown();
        }
        throw new IllegalArgumentException("threw at " + item);
    }

    private static String message(RunResult result) {
        return result.tasks().stream()
                .map(task -> task.result())
                .filter(TaskResult::failed)
                .flatMap(failed -> failed.message().stream())
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Throws",
                "Throws * 2",
                "Throws || Throws",
                "ThrowsBehind",
                "Fails",
                "Throws[executor=\"virtual\"]"
            })
    void anExceptionThatCannotBeToldFailsItsTask(String script) {
        RunResult result = play.run(script);
        assertThat(result.result()).isEqualTo(ResultWord.FAILURE);
        assertThat(result.tasks()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Throws | Mute was thrown, whose message cannot be read: java.lang.IllegalStateException",
                "Unmade | factory of task Unmade must make a task, got null",
                "NoBypass[bypass_event_checks=true] | bypass must return Bypass.no() or a value to skip with, got null",
                "FANOUT<MakesOdd>[count=2, aggregation_strategy=\"majority\"] | contents of FANOUT<MakesOdd> cannot be"
                        + " joined: no hash",
                "FANOUT<MakesOdd>[count=2, aggregation_strategy=\"consensus\"] | contents of FANOUT<MakesOdd> cannot"
                        + " be joined: no hash",
                "'MakesUnreadable |-> MAP<Item>' | 2 of 2 instances of Item failed, first item 0: item cannot be"
                        + " taken: no item 0",
                "FANOUT<A>[count=2147483647] | items of FANOUT<A> cannot be taken: Requested array size exceeds VM"
                        + " limit",
            })
    void isTheFailureOfItsTask(String script, String told) {
        RunResult result = play.run(script);
        assertThat(result.result()).isEqualTo(ResultWord.FAILURE);
        assertThat(message(result)).endsWith(told);
    }

    @Test
    void aBatchMayBeAsLargeAsNumbersGo() {
        RunResult result = play.run("MAP<Item>[collection=[1, 2], batch_size=2147483647]");
        assertThat(result.results().get(0).content()).isEqualTo(List.of(List.of(1L, 2L)));
    }

    @Test
    void theFirstFailureOfAMetaEventIsThatOfTheLowestItem() {
        StringBuilder items = new StringBuilder("0");
        for (int item = 1; item <= 150; item++) {
            items.append(", ").append(item);
        }
        RunResult result = play.run("MAP<Late>[max_workers=2, collection=[" + items + "]]");
        var failure =
                (MetaEventException) result.tasks().get(0).result().cause().orElseThrow();
        assertThat(failure).hasMessage("151 of 151 instances of Late failed, first item 0: threw at 0");
        assertThat(failure.getCause()).hasMessage("threw at 0");
        assertThat(failure.counts().failures())
                .extracting(MetaCounts.InstanceFailure::index)
                .hasSize(100)
                .startsWith(0, 1)
                .endsWith(99);
    }

    @Test
    void limitsBeyondWhatCanBeCountedAreNoLimits() throws Exception {
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        play.with(builder -> builder.timeSource(TimeSource.system())
                .stageTimeout(forever)
                .gracePeriod(forever)
                .drainTimeout(forever));
        try (Engine engine = play.engine()) {
            Workflow workflow = Workflow.parse(
                    "long", "A[attempt_timeout=9223372036] -> MAP<Item>[collection=[1], timeout=9223372036]");
            RunOptions options = RunOptions.none().deadline(forever);
            RunResult result =
                    engine.start(workflow, java.util.Map.of(), options).await(forever);
            assertThat(result.result()).isEqualTo(ResultWord.SUCCESS);
        }
    }

    @Test
    void aFailureBesideAStopIsNotHandledByIt() {
        RunResult result = play.run("F || A[stop_condition=\"ON_SUCCESS\"]");
        assertThat(result.result()).isEqualTo(ResultWord.STOPPED);
        assertThat(result.unhandledFailures()).extracting(TaskResult::name).containsExactly("F");
    }
}
