// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volnux.engine.testing.NoThreadsLeft;
import io.volnux.observe.HandOff;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.Outcome;
import io.volnux.task.ResultWord;
import io.volnux.task.RunResult;
import io.volnux.task.TaskOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoThreadsLeft.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LimitsAndCancellationTest {

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch curtain = new CountDownLatch(1);
    private final Play play = Play.usual();

    LimitsAndCancellationTest() {
        play.task("Hang", context -> {
            inside.countDown();
            while (!curtain.await(2, TimeUnit.MILLISECONDS)) {
                play.time.advance(Duration.ofMinutes(1));
            }
            return Outcome.success("woken");
        });
        play.task("Stubborn", context -> {
            inside.countDown();
            while (true) {
                try {
                    while (!curtain.await(2, TimeUnit.MILLISECONDS)) {
                        play.time.advance(Duration.ofMinutes(1));
                    }
                    return Outcome.success("too late");
                } catch (InterruptedException ignored) {
                    play.time.advance(Duration.ofMinutes(1));
                }
            }
        });
        play.task("Wait", context -> {
            inside.countDown();
            curtain.await();
            return Outcome.success("woken");
        });
    }

    @AfterEach
    void letAllGo() {
        curtain.countDown();
    }

    @Test
    void anAttemptBeyondItsLimitIsTimedOutAndTriedAgain() {
        RunResult result = play.run("Hang[attempt_timeout=\"5s\"] * 2 (0 -> A)");
        assertThat(Play.task(result, "Hang").outcome()).isEqualTo(TaskOutcome.TIMED_OUT);
        assertThat(Play.task(result, "Hang").attempts()).isEqualTo(2);
        assertThat(result.result()).isEqualTo(ResultWord.SUCCESS);
    }

    @Test
    void aTaskThatIgnoresItsInterruptIsAbandonedAndTheRunGoesOn() {
        RunResult result = play.run("Stubborn[attempt_timeout=\"5s\"] (0 -> A)");
        assertThat(Play.task(result, "Stubborn").outcome()).isEqualTo(TaskOutcome.ABANDONED);
        assertThat(Play.names(result)).containsExactly("Stubborn", "A");
        curtain.countDown();
        assertThat(Play.task(result, "Stubborn").result().failed()).isTrue();
    }

    @Test
    void aStageBeyondItsLimitFailsTheRunThoughOneArmIsStubborn() {
        play.with(builder -> builder.stageTimeout(Duration.ofSeconds(10)));
        assertThatThrownBy(() -> play.run("A -> Stubborn || Hang -> B"))
                .isInstanceOfSatisfying(PipelineExecutionException.class, thrown -> {
                    RunResult result = thrown.result();
                    assertThat(result.result()).isEqualTo(ResultWord.TIMEOUT);
                    assertThat(Play.task(result, "A").outcome()).isEqualTo(TaskOutcome.SUCCESS);
                    assertThat(Play.task(result, "Stubborn").outcome()).isEqualTo(TaskOutcome.ABANDONED);
                    // the stubborn arm moves the clock past the grace period, perhaps before Hang has come back
                    assertThat(Play.task(result, "Hang").outcome()).isIn(TaskOutcome.TIMED_OUT, TaskOutcome.ABANDONED);
                });
        assertThat(play.signals).endsWith("16", "4");
    }

    @Test
    void theDeadlineOfARunEndsIt() {
        RunOptions options = RunOptions.none().deadline(Duration.ofSeconds(20));
        assertThatThrownBy(() -> play.run("A -> Hang -> B", options))
                .isInstanceOfSatisfying(
                        PipelineExecutionException.class,
                        thrown -> assertThat(Play.names(thrown.result())).containsExactly("A", "Hang"));
    }

    @Test
    void cancellingEndsARunAndNothingFurtherStarts() throws InterruptedException {
        try (Engine engine = play.engine()) {
            RunHandle run = engine.start(Workflow.parse("Play", "Wait -> B"), Map.of());
            inside.await();
            run.cancel();
            RunResult result = run.await();
            assertThat(result.result()).isEqualTo(ResultWord.CANCELLED);
            assertThat(Play.task(result, "Wait").outcome()).isEqualTo(TaskOutcome.CANCELLED);
            assertThat(Play.names(result)).containsExactly("Wait");
        }
        assertThat(play.signals).endsWith("14", "5");
    }

    @Test
    void shuttingDownAbortsARun() throws InterruptedException {
        try (Engine engine = play.engine()) {
            RunHandle run = engine.start(Workflow.parse("Play", "{Wait, A} -> B"), Map.of());
            inside.await();
            run.shutdown();
            assertThat(run.await().status()).isEqualTo(ExecutionStatus.ABORTED);
        }
        assertThat(play.signals).endsWith("15", "6");
    }

    @Test
    void closingAnEngineAbortsWhatStillRunsAndRefusesMore() throws InterruptedException {
        play.with(builder -> builder.drainTimeout(Duration.ZERO));
        Engine engine = play.engine();
        RunHandle run = engine.start(Workflow.parse("Play", "Wait"), Map.of());
        inside.await();
        engine.close();
        assertThat(run.await().result()).isEqualTo(ResultWord.ABORTED);
        assertThatThrownBy(() -> engine.run(Workflow.parse("Play", "A"))).isInstanceOf(EngineClosedException.class);
    }

    @Test
    void anInterruptOfTheCallerCancelsTheRunAndIsGivenBack() {
        Thread caller = Thread.currentThread();
        play.<Object>task("Interrupting", context -> {
            caller.interrupt();
            throw new InterruptedException("as a blocking call would");
        });
        RunResult result = play.run("Interrupting -> B");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.result()).isEqualTo(ResultWord.CANCELLED);
        assertThat(Play.names(result)).containsExactly("Interrupting");
    }

    @Test
    void awaitingWithALimitOnlyStopsWaiting() throws Exception {
        try (Engine engine = play.engine()) {
            RunHandle run = engine.start(Workflow.parse("Play", "Wait"), Map.of());
            inside.await();
            assertThatThrownBy(() -> run.await(Duration.ofMillis(1))).isInstanceOf(TimeoutException.class);
            assertThat(run.isDone()).isFalse();
            curtain.countDown();
            assertThat(run.await().result()).isEqualTo(ResultWord.SUCCESS);
        }
    }

    @Test
    void aPoolNarrowerThanNestedFanOutDoesNotDeadlock() {
        String pool = "[executor=\"threadpool\", executor_config={\"max_workers\": 1}]";
        String inner = "{A%1$s || B%1$s || C%1$s -> D%1$s, E%1$s}".formatted(pool);
        RunResult result = play.run("%s || %s || A%s".formatted(inner, inner, pool));
        assertThat(result.result()).isEqualTo(ResultWord.SUCCESS);
        assertThat(result.tasks()).hasSize(11);
    }

    @Test
    void anObserverWhoseHandOffThrowsWhileClosingDoesNotKeepTheRunFromEnding() throws InterruptedException {
        play.with(builder -> builder.observer(new RunObserver() {
            @Override
            public Observation<io.volnux.observe.Finished.Run> runStarted(Started.Run run) {
                return Observation.none();
            }

            @Override
            public HandOff handOff() {
                return () -> () -> {
                    throw new IllegalStateException("closing failed");
                };
            }
        }));
        try (Engine engine = play.engine()) {
            assertThat(engine.start(Workflow.parse("Play", "A"), Map.of())
                            .await()
                            .result())
                    .isEqualTo(ResultWord.SUCCESS);
        }
    }

    @Test
    void twoEnginesDoNotKnowEachOther() {
        Play other = Play.usual();
        try (Engine second = other.engine()) {
            try (Engine first = play.engine()) {
                first.run(Workflow.parse("Play", "A"));
            }
            assertThat(play.signals).isNotEmpty();
            assertThat(other.signals).isEmpty();
            assertThat(second.run(Workflow.parse("Play", "A")).result()).isEqualTo(ResultWord.SUCCESS);
        }
    }
}
