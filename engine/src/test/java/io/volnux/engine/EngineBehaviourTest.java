// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.engine.testing.NoThreadsLeft;
import io.volnux.graph.TaskDefinition;
import io.volnux.task.Bypass;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.FailurePolicy;
import io.volnux.task.Outcome;
import io.volnux.task.ResultWord;
import io.volnux.task.RetryExhaustedException;
import io.volnux.task.RetryPolicy;
import io.volnux.task.RunResult;
import io.volnux.task.StopCondition;
import io.volnux.task.Strategy;
import io.volnux.task.Task;
import io.volnux.task.TaskContext;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskRecord;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoThreadsLeft.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EngineBehaviourTest {

    private final Play play = Play.usual();

    @Nested
    class SignalsComeInOrder {

        @Test
        void forASuccess() {
            play.run("A");
            assertThat(play.signals).containsExactly("3", "7", "9", "10", "8(on_success)", "11", "4");
        }

        @Test
        void forAFailure() {
            play.run("F");
            assertThat(play.signals).containsExactly("3", "7", "9", "10", "8(on_failure)", "11", "4");
        }

        @Test
        void forTwoRetriesAndASuccess() {
            play.<Object>task("Third", context -> {
                        if (context.attempt() < 3) {
                            throw new IOException("not yet");
                        }
                        return Outcome.success(3);
                    })
                    .run("Third * 3");
            assertThat(play.signals).containsExactly("3", "7", "9", "10", "12", "12", "8(on_success)", "11", "4");
        }

        @Test
        void forRetriesThatAreUsedUp() {
            play.run("X * 2");
            assertThat(play.signals).containsExactly("3", "7", "9", "10", "12", "13", "8(on_failure)", "11", "4");
        }

        @Test
        void forAStopCondition() {
            play.run("A[stop_condition=\"ON_SUCCESS\"] -> B");
            assertThat(play.signals).containsExactly("3", "7", "9", "10", "8(on_success)", "11", "14", "5");
        }

        @Test
        void forABadGoto() {
            play.run("G -> B");
            assertThat(play.signals).containsExactly("3", "7", "9", "10", "8(on_goto)", "11", "14", "5");
        }
    }

    @Nested
    class Retries {

        @Test
        void theFirstExceptionIsTheCauseAndLaterOnesAreSuppressed() {
            RunResult result = play.run("X * 3");
            Throwable cause = Play.task(result, "X").result().cause().orElseThrow();
            assertThat(cause).isInstanceOf(RetryExhaustedException.class).hasRootCauseMessage("X threw in attempt 1");
            assertThat(cause.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly("X threw in attempt 2", "X threw in attempt 3");
            assertThat(Play.task(result, "X").attempts()).isEqualTo(3);
        }

        @Test
        void theFirstRetryIsAtOnceAndLaterOnesWaitTwiceAsLongUpToTheCap() {
            RetryPolicy policy = RetryPolicy.ofAttempts(5).withBackoff(Duration.ofMillis(500), Duration.ofSeconds(3));
            List<Long> starts = new ArrayList<>();
            play.task(TaskDefinition.of("Late", (Task<Object>) context -> {
                        starts.add(play.time.nanoTime() / 1_000_000);
                        throw new IOException("again");
                    })
                    .retry(policy));
            RunResult result = play.run("Late");
            assertThat(starts).containsExactly(0L, 0L, 1000L, 3000L, 6000L);
            assertThat(Play.task(result, "Late").ledger().backoff())
                    .isEqualTo(Duration.ofSeconds(6).toNanos());
        }

        @Test
        void onlyListedExceptionsAndTheirSubclassesAreTriedAgain() {
            RetryPolicy policy = RetryPolicy.ofAttempts(3).retryingOn(List.of(IOException.class));
            play.task(TaskDefinition.of("Missing", (Task<Object>) context -> {
                        throw new FileNotFoundException("listed");
                    })
                    .retry(policy));
            play.task(TaskDefinition.of("Wrong", (Task<Object>) context -> {
                        throw new IllegalStateException("not listed");
                    })
                    .retry(policy));
            RunResult result = play.run("@on-failure: continue\nMissing -> Wrong");
            assertThat(Play.task(result, "Missing").attempts()).isEqualTo(3);
            assertThat(Play.task(result, "Wrong").attempts()).isEqualTo(1);
        }

        @Test
        void aReturnedFailureAndAnErrorAreNotTriedAgain() {
            play.<Object>task("Broken", context -> {
                throw new AssertionError("an error");
            });
            RunResult result = play.run("@on-failure: continue\nF * 3 -> Broken * 3");
            assertThat(result.tasks()).extracting(TaskRecord::attempts).containsExactly(1, 1);
        }
    }

    @Nested
    class StopConditions {

        @Test
        void hitByASuccessLeaveTheRunCancelledAndTheExitCodeGood() {
            RunResult result = play.run("A[stop_condition=\"ON_SUCCESS\"] -> B");
            assertThat(result.status()).isEqualTo(ExecutionStatus.CANCELLED);
            assertThat(result.result()).isEqualTo(ResultWord.STOPPED);
            assertThat(result.exitCode()).isZero();
            assertThat(Play.task(result, "A").outcome()).isEqualTo(TaskOutcome.STOPPED);
            assertThat(Play.names(result)).containsExactly("A");
        }

        @Test
        void hitByAFailurePrecedeBranchesAndAreNotUnhandled() {
            RunResult result = play.run("F[stop_condition=\"ON_ERROR\"] (0 -> B)");
            assertThat(Play.names(result)).containsExactly("F");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.unhandledFailures()).isEmpty();
        }

        @Test
        void onExceptionIsNotHitByAReturnedFailure() {
            assertThat(play.run("F[stop_condition=\"ON_EXCEPTION\"] (0 -> B)").result())
                    .isEqualTo(ResultWord.SUCCESS);
            assertThat(play.run("X[stop_condition=\"ON_EXCEPTION\"] (0 -> B)").result())
                    .isEqualTo(ResultWord.STOPPED);
        }

        @Test
        void areHitByATaskThatReturnsNothing() {
            RunResult result =
                    play.task(nothing("Nothing").stopOn(StopCondition.ON_ERROR)).run("Nothing");
            assertThat(Play.task(result, "Nothing").outcome()).isEqualTo(TaskOutcome.STOPPED);
        }

        @Test
        void areNotHitByAGoto() {
            assertThat(play.run("G[stop_condition=\"ON_ANY\"] (2 -> B)").result())
                    .isEqualTo(ResultWord.SUCCESS);
        }
    }

    @SuppressWarnings("NullAway") // a task that breaks its contract
    private static TaskDefinition.Builder nothing(String name) {
        return TaskDefinition.of(name, (Task<Object>) context -> null);
    }

    @Nested
    class Hooks {

        private final List<String> told = new ArrayList<>();

        private final class Telling implements Task<String> {
            private final Outcome<String> outcome;
            private final boolean throwing;

            Telling(Outcome<String> outcome, boolean throwing) {
                this.outcome = outcome;
                this.throwing = throwing;
            }

            @Override
            public Outcome<String> process(TaskContext context) {
                return outcome;
            }

            @Override
            public Bypass<String> bypass(TaskContext context) {
                return Bypass.with("skipped");
            }

            @Override
            public void onSuccess(String value, TaskContext context) {
                tell("success " + value);
            }

            @Override
            public void onFailure(Outcome.Failure<String> failure, TaskContext context) {
                tell("failure " + failure.message());
            }

            private void tell(String what) {
                told.add(what);
                if (throwing) {
                    throw new IllegalStateException("hook threw");
                }
            }
        }

        private RunResult run(Outcome<String> outcome, boolean throwing) {
            return play.task("Telling", new Telling(outcome, throwing)).run("Telling");
        }

        @Test
        void areToldHowItWent() {
            run(Outcome.success("well"), false);
            assertThat(told).containsExactly("success well");
        }

        @Test
        void thatThrowTurnASuccessIntoAFailure() {
            RunResult result = run(Outcome.success("well"), true);
            assertThat(Play.task(result, "Telling").result().message()).contains("hook threw");
            assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
        }

        @Test
        void thatThrowOnAFailureAreSuppressed() {
            RunResult result = run(Outcome.failure(new IOException("badly")), true);
            Throwable cause = Play.task(result, "Telling").result().cause().orElseThrow();
            assertThat(cause).hasMessage("badly");
            assertThat(cause.getSuppressed()).extracting(Throwable::getMessage).containsExactly("hook threw");
        }

        @Test
        void areLeftOutWhenTheTaskIsBypassed() {
            RunResult result = play.task("Telling", new Telling(Outcome.failure("not called"), false))
                    .run("Telling[bypass_event_checks=true]");
            assertThat(Play.task(result, "Telling").outcome()).isEqualTo(TaskOutcome.BYPASSED);
            assertThat(result.value(String.class)).isEqualTo("skipped");
            assertThat(told).isEmpty();
        }
    }

    @Nested
    class Verdicts {

        @Test
        void anyMustSucceedTakesBranchOneWhenOneArmSucceeds() {
            String decision = "(0 -> D, 1 -> E)";
            assertThat(Play.names(play.run("F || A[result_evaluation_strategy=\"ANY_MUST_SUCCEED\"] " + decision)))
                    .contains("E")
                    .doesNotContain("D");
        }

        @Test
        void majorityCountsATieAsSuccess() {
            assertThat(play.run("F || A[result_evaluation_strategy=\"MAJORITY_MUST_SUCCEED\"]")
                            .result())
                    .isEqualTo(ResultWord.SUCCESS);
            assertThat(play.run("F || X || A[result_evaluation_strategy=\"MAJORITY_MUST_SUCCEED\"]")
                            .result())
                    .isEqualTo(ResultWord.FAILURE);
        }

        @Test
        void aStageCanFailThoughAllItsTasksSucceed() {
            RunResult result = play.task(TaskDefinition.of("Two", (Task<Object>) context -> Outcome.success(2))
                            .strategy(Strategy.atLeast(3)))
                    .run("A || Two -> B");
            assertThat(Play.names(result)).containsExactly("A", "Two");
            assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
        }

        @Test
        void aHandledFailureIsNoFailureOfTheRun() {
            RunResult result = play.run("F (0 -> A) -> B");
            assertThat(Play.names(result)).containsExactly("F", "A", "B");
            assertThat(result.result()).isEqualTo(ResultWord.SUCCESS);
        }

        @Test
        void anUnhandledFailureStopsOrContinuesByPolicy() {
            RunResult stopped = play.run("F -> B");
            assertThat(Play.names(stopped)).containsExactly("F");
            assertThat(stopped.result()).isEqualTo(ResultWord.FAILURE);
            RunResult continued = play.with(builder -> builder.failurePolicy(FailurePolicy.CONTINUE))
                    .run("F -> B");
            assertThat(Play.names(continued)).containsExactly("F", "B");
            assertThat(continued.result()).isEqualTo(ResultWord.PARTIAL);
            assertThat(continued.exitCode()).isEqualTo(1);
        }
    }

    @Nested
    class Gotos {

        @Test
        void takeTheirBranchWithTheirValueAndReason() {
            RunResult result = play.task(
                            "See",
                            context -> Outcome.success(String.valueOf(
                                    context.previousResults().get(0).content())))
                    .run("G (2 |-> See) -> B");
            assertThat(Play.task(result, "See").result().content()).isEqualTo("from G");
            assertThat(result.decisions().get(0).reason()).contains("G wants 2");
            assertThat(result.result()).isEqualTo(ResultWord.SUCCESS);
        }

        @Test
        void withoutSuchABranchEndTheRun() {
            RunResult result = play.run("G (1 -> A) -> B");
            assertThat(Play.names(result)).containsExactly("G");
            assertThat(result.status()).isEqualTo(ExecutionStatus.CANCELLED);
            assertThat(result.result()).isEqualTo(ResultWord.FAILURE);
            assertThat(result.exitCode()).isEqualTo(1);
        }

        @Test
        void ofTheLastArmChooseTheBranchOfTheStageThoughOthersFailed() {
            RunResult result = play.run("F || G (2 -> B)");
            assertThat(Play.names(result)).containsExactly("F", "G", "B");
            assertThat(result.result()).isEqualTo(ResultWord.SUCCESS);
        }
    }
}
