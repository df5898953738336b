// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.engine.spi.TimeSource;
import io.volnux.graph.TaskDefinition;
import io.volnux.graph.TaskRegistry;
import io.volnux.observe.signal.Signal;
import io.volnux.task.MetaCounts;
import io.volnux.task.Outcome;
import io.volnux.task.RunResult;
import io.volnux.task.Task;
import io.volnux.task.TaskContext;
import io.volnux.task.TaskRecord;
import io.volnux.task.TimeLedger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that nobody hears takes a shorter path; what it leaves behind is what a run leaves behind that is heard. */
class PlainRunTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Give |-> Give |-> Give",
                "Give |-> Go (2 |-> Give, 3 -> Give) |-> Give",
                "Give -> Fail (0 -> Give) -> Give",
                "Give -> Fail -> Give",
                "Throw * 3 (0 -> Give)",
                "Flaky * 3 |-> Give",
                "Give || Fail |-> Give",
                "{Give |-> Give} |-> Give",
                "Numbers |-> MAP<Half> |-> Give",
                "Numbers |-> MAP<Half>[partial_success=true, max_workers=1] |-> Give",
                "Numbers |-> FILTER<Half>[keep_on_error=true]",
                "Numbers |-> FOREACH<Flaky>[max_workers=1, retry_attempts=3]",
                "Numbers |-> REDUCE<Half>[initial_value=0]",
                "Numbers |-> MAP<Echo>[batch_size=2]",
                "FANOUT<Go>[count=3]"
            })
    void whatNobodyHearsIsRecordedAsWhatIsHeard(String script) {
        assertThat(story(script, false)).isEqualTo(story(script, true));
    }

    @Test
    void aListenerThatComesDuringTheRunHearsTheRest() {
        var heard = new AtomicInteger();
        var engine = new Engine[1];
        Task<String> subscribing = task -> {
            engine[0].signals().on(Signal.EventExecutionEnd.class, signal -> heard.incrementAndGet());
            return Outcome.success("a");
        };
        try (var own = Engine.builder()
                .tasks(registry(new AtomicInteger())
                        .task(TaskDefinition.of("Subscribe", subscribing).build())
                        .build())
                .discovery(false)
                .build()) {
            engine[0] = own;
            own.run(Workflow.parse("late", "Give -> Subscribe -> Give"));
        }
        assertThat(heard).hasValue(2);
    }

    @Test
    void aTaskThatFollowsAtOnceBeginsWhenTheOneBeforeEnds() {
        TimeLedger unheard = last("Give -> Give", false);
        assertThat(unheard.started()).isEqualTo(unheard.ready());
        assertThat(unheard.run()).isPositive();
        TimeLedger heard = last("Give -> Give", true);
        assertThat(heard.started()).isGreaterThan(heard.ready());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Give || Give -> Give", "Give (1 -> Give || Give) -> Give", "{Give || Give} -> Give"})
    void aTaskThatWaitsForOtherThreadsBeginsAfterThem(String script) {
        TimeLedger ledger = last(script, false);
        assertThat(ledger.started()).isGreaterThan(ledger.ready());
    }

    /** The times of the last task of a run whose clock moves on whenever it is read. */
    private static TimeLedger last(String script, boolean heard) {
        try (var engine = Engine.builder()
                .tasks(registry(new AtomicInteger()).build())
                .timeSource(new Ticking())
                .discovery(false)
                .build()) {
            if (heard) {
                engine.signals().on(Signal.class, signal -> {});
            }
            return engine.run(Workflow.parse("plain", script), Map.of())
                    .tasks()
                    .getLast()
                    .ledger();
        }
    }

    private static final class Ticking implements TimeSource {

        private final AtomicLong nanos = new AtomicLong();

        @Override
        public Instant now() {
            return Instant.EPOCH.plusNanos(nanoTime());
        }

        @Override
        public long nanoTime() {
            return nanos.incrementAndGet();
        }

        @Override
        public void sleep(long step) {
            nanos.addAndGet(step);
        }

        @Override
        public long awaitNanos(Lock lock, Condition condition, long step) {
            throw new IllegalStateException("nothing here waits for a moment");
        }
    }

    private static List<String> story(String script, boolean heard) {
        try (var engine = Engine.builder()
                .tasks(registry(new AtomicInteger()).build())
                .discovery(false)
                .build()) {
            if (heard) {
                engine.signals().on(Signal.class, signal -> {});
            }
            RunResult result = engine.run(Workflow.parse("plain", script), Map.of());
            return Stream.concat(
                            Stream.of(result.result() + " " + result.status() + " " + result.stagesProcessed()),
                            result.tasks().stream().map(PlainRunTest::told))
                    .toList();
        }
    }

    private static String told(TaskRecord task) {
        return "%s %s %d %s %s %s %s %d %s"
                .formatted(
                        task.name(),
                        task.outcome(),
                        task.attempts(),
                        task.descriptor(),
                        task.result().success()
                                ? task.result().content()
                                : task.result().message(),
                        task.executor(),
                        task.received().contents(),
                        task.dependencies().size(),
                        task.metaCounts().map(PlainRunTest::told).orElse(""));
    }

    private static String told(MetaCounts counts) {
        return "%d of %d, %d failed, %d retries, %s"
                .formatted(counts.successful(), counts.total(), counts.failed(), counts.retries(), counts.failures());
    }

    private static TaskRegistry.Builder registry(AtomicInteger calls) {
        var registry = TaskRegistry.builder();
        add(registry, "Give", task -> Outcome.success("given"));
        add(registry, "Go", task -> Outcome.goTo(2, "gone"));
        add(registry, "Fail", task -> Outcome.failure("failed"));
        add(registry, "Numbers", task -> Outcome.success(List.of(2, 4, 5, 6, 7)));
        add(registry, "Echo", task -> Outcome.success(task.previousResults().contents()));
        add(registry, "Half", PlainRunTest::half);
        add(registry, "Throw", task -> {
            throw new IllegalStateException("thrown");
        });
        add(registry, "Flaky", task -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return Outcome.success("at last");
        });
        return registry;
    }

    private static Outcome<Object> half(TaskContext task) {
        int item = (Integer) Objects.requireNonNull(task.item());
        if (item == 7) {
            throw new IllegalStateException("7 is thrown");
        }
        return item % 2 == 0 ? Outcome.success(item / 2) : Outcome.failure(item + " is odd");
    }

    private static void add(TaskRegistry.Builder registry, String name, Task<Object> task) {
        registry.task(TaskDefinition.of(name, task).build());
    }
}
