// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volnux.engine.testing.NoThreadsLeft;
import io.volnux.graph.TaskDefinition;
import io.volnux.observe.Finished;
import io.volnux.observe.Happened;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.observe.signal.Signal;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.MetaCounts;
import io.volnux.task.Outcome;
import io.volnux.task.ResultWord;
import io.volnux.task.RunResult;
import io.volnux.task.Task;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskResult;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that does not react to its interrupt is left behind, and everybody is told so. */
@ExtendWith(NoThreadsLeft.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LeftBehindTest {

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch curtain = new CountDownLatch(1);
    private final Watching watching = new Watching();
    private final Play play = Play.usual()
            .<Object>task("Stubborn", context -> stubborn())
            .task(TaskDefinition.of("StubbornlyMade", (Supplier<Task<Object>>) () -> {
                stubborn();
                return context -> Outcome.success("made");
            }))
            .with(builder -> builder.observer(watching));

    /** Writes down dispatches, instances, signals and late results. */
    private static final class Watching implements RunObserver {
        private final Queue<String> heard = new ConcurrentLinkedQueue<>();
        private final LinkedBlockingQueue<String> late = new LinkedBlockingQueue<>();

        @Override
        public Observation<Finished.Run> runStarted(Started.Run run) {
            return new Named<>("run", heard);
        }

        @Override
        public Observation<Finished.Dispatch> dispatchStarted(Observation<?> parent, Started.Dispatch dispatch) {
            return new Named<>("dispatch of " + dispatch.context().nodeId(), heard);
        }

        @Override
        public Observation<Finished.Task> taskStarted(Observation<?> parent, Started.Task task) {
            return new Named<>("task", heard);
        }

        @Override
        public Observation<Finished.Instance> instanceStarted(Observation<?> parent, Started.Instance instance) {
            return new Named<>("instance " + instance.index(), heard);
        }

        @Override
        public void happened(Observation<?> within, Happened what) {
            if (what instanceof Happened.LateResult(var node)) {
                late.add(node.name() + " within " + within);
            }
        }

        @Override
        public void signalled(Observation<?> within, Signal signal) {
            heard.add(signal.name() + " within " + within);
        }
    }

    private record Named<F>(String name, Queue<String> heard) implements Observation<F> {
        @Override
        public void finished(F end) {
            heard.add(name + " finished" + (end instanceof Finished.Dispatch dispatch ? " " + dispatch.status() : ""));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Lets time pass, again and again: whoever waits for it must not wait for ever. */
    private Outcome<Object> stubborn() {
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
    }

    @AfterEach
    void letAllGo() {
        curtain.countDown();
    }

    private RunResult timedOut(String script) {
        play.with(builder -> builder.stageTimeout(Duration.ofSeconds(10)));
        return catchThrowableOfType(PipelineExecutionException.class, () -> play.run(script))
                .result();
    }

    private RunResult shutDown(String script) throws InterruptedException {
        try (Engine engine = play.engine()) {
            RunHandle run = engine.start(Workflow.parse("Play", script), Map.of());
            inside.await();
            run.shutdown();
            return run.await();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stubborn || A",
                "Stubborn || A[result_evaluation_strategy=\"ANY_MUST_SUCCEED\"]",
                "{Stubborn} || A[result_evaluation_strategy=\"ANY_MUST_SUCCEED\"] (0 -> B, 1 -> C)",
            })
    void nothingHandlesWorkThatWasLeftBehindInARunThatWasEnded(String script) throws InterruptedException {
        assertThat(shutDown(script).unhandledFailures())
                .extracting(TaskResult::name)
                .contains("Stubborn");
    }

    @Test
    void aContextInAChainLeftBehindIsAbortedWithItsSignalBeforeItsObservationEnds() throws InterruptedException {
        RunResult result = shutDown("{Stubborn -> A, B}");
        String node = Play.task(result, "Stubborn").nodeId();
        assertThat(result.head().orElseThrow().children())
                .filteredOn(context -> context.nodeId().equals(node))
                .singleElement()
                .satisfies(context -> {
                    assertThat(context.status()).isEqualTo(ExecutionStatus.ABORTED);
                    assertThat(context.errors())
                            .extracting(Throwable::getMessage)
                            .contains("run was shut down");
                });
        assertThat(watching.heard)
                .containsSubsequence(
                        "event_called within task",
                        "event_execution_end within task",
                        "event_execution_aborted within dispatch of " + node,
                        "task finished",
                        "dispatch of " + node + " finished ABORTED",
                        "event_execution_aborted within dispatch of 1",
                        "dispatch of 1 finished ABORTED");
    }

    @Test
    void aContextLeftBehindAtALimitFailsWithItsSignal() {
        RunResult result = timedOut("{Stubborn -> A, B}");
        assertThat(result.result()).isEqualTo(ResultWord.TIMEOUT);
        assertThat(watching.heard)
                .containsOnlyOnce("event_execution_failed within dispatch of "
                        + Play.task(result, "Stubborn").nodeId());
        assertThat(play.signals).endsWith("8(on_failure)", "11", "16", "16", "4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stubborn || A",
                "Stubborn",
                "StubbornlyMade || A",
                "StubbornlyMade",
                "MAP<Stubborn>[collection=[1]]"
            })
    void anObserverIsToldOfALateResultThoughTheRunIsOver(String script) throws InterruptedException {
        timedOut(script);
        assertThat(watching.heard).endsWith("run finished");
        assertThat(watching.late).isEmpty();
        curtain.countDown();
        assertThat(watching.late.take()).contains("Stubborn").endsWith(" within run");
    }

    @Test
    void aConstructorThatHangsIsLeftBehindAtALimit() {
        RunResult result = timedOut("StubbornlyMade -> A");
        assertThat(Play.task(result, "StubbornlyMade").outcome()).isEqualTo(TaskOutcome.ABANDONED);
        assertThat(Play.names(result)).containsExactly("StubbornlyMade");
        assertThat(play.signals).containsExactly("3", "8(on_failure)", "11", "16", "4");
    }

    @Test
    void aConstructorThatHangsIsUnderTheLimitOfAnAttempt() {
        RunResult result = play.run("StubbornlyMade[attempt_timeout=\"5s\"] (0 -> A) -> MAP<StubbornlyMade>"
                + "[collection=[1], attempt_timeout=\"5s\", partial_success=true]");
        assertThat(Play.task(result, "StubbornlyMade").outcome()).isEqualTo(TaskOutcome.ABANDONED);
        assertThat(Play.task(result, "MAP<StubbornlyMade>").metaCounts())
                .map(MetaCounts::failed)
                .hasValue(1);
        assertThat(Play.names(result)).containsExactly("StubbornlyMade", "A", "MAP<StubbornlyMade>");
    }

    @Test
    void aTaskMadeUnderALimitSendsItsSignalsInTheUsualOrder() {
        play.task(TaskDefinition.of("Made", (Supplier<Task<Object>>) () -> context -> Outcome.success("made")));
        play.run("Made[attempt_timeout=\"5s\"]");
        assertThat(play.signals).containsExactly("3", "7", "9", "10", "8(on_success)", "11", "4");
    }

    @Test
    void aStepOfReduceLeftBehindIsCounted() {
        RunResult result = timedOut("REDUCE<Stubborn>[collection=[1,2], initial_value=0]");
        MetaCounts counts = Play.task(result, "REDUCE<Stubborn>").metaCounts().orElseThrow();
        assertThat(counts.failed()).isEqualTo(1);
        assertThat(counts.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.index()).isZero();
            assertThat(failure.message()).isEqualTo("did not react to its interrupt");
        });
    }
}
