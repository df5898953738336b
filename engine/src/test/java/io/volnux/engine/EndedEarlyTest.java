// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.engine.testing.NoThreadsLeft;
import io.volnux.graph.TaskRegistry;
import io.volnux.observe.FailureKind;
import io.volnux.observe.FailureReport;
import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.RunReport;
import io.volnux.observe.Started;
import io.volnux.task.ExecutionContext;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.Outcome;
import io.volnux.task.ResultWord;
import io.volnux.task.RunResult;
import io.volnux.task.TaskResult;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs that are ended before or while their first work is done. */
@ExtendWith(NoThreadsLeft.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EndedEarlyTest {

    @Pointy("Wait -> Wait")
    static final class Waiting extends Pipeline {
        @Override
        protected TaskRegistry tasks() {
            return TaskRegistry.builder()
                    .task("Wait", context -> Outcome.success("waited"))
                    .build();
        }
    }

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch curtain = new CountDownLatch(1);
    private final Play play = Play.usual()
            .<Object>task("Wait", context -> {
                inside.countDown();
                curtain.await();
                return Outcome.success("woken");
            })
            .<Object>task("Stubborn", context -> {
                inside.countDown();
                return stubborn();
            });

    /** Lets time pass, again and again: whoever waits for it must not wait for ever. */
    private Outcome<Object> stubborn() {
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

    @Test
    void anInterruptedCallerOfAPipelineGetsACancelledContextAndKeepsItsFlag() {
        Thread.currentThread().interrupt();
        ExecutionContext context = new Waiting().start();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(context.status()).isEqualTo(ExecutionStatus.CANCELLED);
        assertThat(context.tasks()).isEmpty();
        assertThat(context.nodeId()).isEqualTo("1");
        assertThat(context.run().result()).isEqualTo(ResultWord.CANCELLED);
        assertThat(context.run().stagesProcessed()).isZero();
    }

    @Test
    void aRunEndedBeforeItsFirstStageSaysSoWithItsSignals() {
        Thread.currentThread().interrupt();
        RunResult result = play.run("A -> B");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.head())
                .hasValueSatisfying(head -> assertThat(head.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error).hasMessage("the run's thread was interrupted")));
        assertThat(play.signals).containsExactly("3", "14", "5");
    }

    @Test
    void whatACancelledRunLeftUndoneIsUnhandled() throws InterruptedException {
        try (Engine engine = play.engine()) {
            RunHandle run = engine.start(Workflow.parse("Play", "A -> Wait -> C"), Map.of());
            inside.await();
            run.cancel();
            RunResult result = run.await();
            assertThat(result.unhandledFailures()).extracting(TaskResult::name).containsExactly("Wait");
        }
    }

    @Test
    void whatAnAbortedRunLeftBehindIsUnhandledInItsReport() throws InterruptedException {
        Workflow workflow = Workflow.parse("Play", "Stubborn || Stubborn");
        try (Engine engine = play.engine()) {
            RunHandle run = engine.start(workflow, Map.of());
            inside.await();
            run.shutdown();
            RunReport report =
                    RunReport.of(run.await(), engine.validate(workflow).graph());
            assertThat(report.failures()).extracting(FailureReport::task).containsOnly("Stubborn");
            assertThat(report.failures()).extracting(FailureReport::kind).containsOnly(FailureKind.UNHANDLED);
        } finally {
            curtain.countDown();
        }
    }

    @Test
    void aFailureWhoseBranchCouldNotStartAnyMoreIsUnhandled() {
        play.task("Late", context -> {
            play.time.advance(Duration.ofMinutes(1));
            return Outcome.failure("late");
        });
        RunOptions options = RunOptions.none().deadline(Duration.ofSeconds(5));
        RunResult result = failedBy(options, "Late (0 -> A)");
        assertThat(result.unhandledFailures()).extracting(TaskResult::name).containsExactly("Late");
        assertThat(result.results()).extracting(TaskResult::name).containsExactly("Late");
    }

    private RunResult failedBy(RunOptions options, String script) {
        try {
            return play.run(script, options);
        } catch (PipelineExecutionException thrown) {
            return thrown.result();
        }
    }

    @Test
    void aGroupThatCouldNotStartDoesNotReportWhatItReceived() throws InterruptedException {
        CompletableFuture<RunHandle> run = new CompletableFuture<>();
        AtomicInteger resultsOfTheGroup = new AtomicInteger(-1);
        play.with(builder -> builder.observer(new RunObserver() {
            @Override
            public Observation<Finished.Run> runStarted(Started.Run started) {
                return end -> {};
            }

            @Override
            public Observation<Finished.Dispatch> dispatchStarted(Observation<?> parent, Started.Dispatch dispatch) {
                if (dispatch.index() == 2) {
                    run.join().cancel();
                    return end -> resultsOfTheGroup.set(end.results());
                }
                return end -> {};
            }
        }));
        try (Engine engine = play.engine()) {
            run.complete(engine.start(Workflow.parse("Play", "A |-> {B, C -> D}"), Map.of()));
            RunResult result = run.join().await();
            assertThat(result.result()).isEqualTo(ResultWord.CANCELLED);
            assertThat(result.results()).extracting(TaskResult::name).containsExactly("A");
            assertThat(resultsOfTheGroup).hasValue(0);
        }
    }
}
