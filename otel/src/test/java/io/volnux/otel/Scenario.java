// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.volnux.engine.Engine;
import io.volnux.engine.EngineBuilder;
import io.volnux.engine.RunHandle;
import io.volnux.engine.RunOptions;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Bypass;
import io.volnux.task.FailurePolicy;
import io.volnux.task.Outcome;
import io.volnux.task.RetryPolicy;
import io.volnux.task.RunResult;
import io.volnux.task.Task;
import io.volnux.task.TaskContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One kind of run, with what it takes to bring it about. */
enum Scenario {
    LINEAR("A -> B -> C"),
    PIPED("List3 |-> B"),
    PARALLEL("A || B || C -> D"),
    NESTED_GROUPS("A -> {B -> {C, D}, E} -> A"),
    BRANCH_SUCCESS("A (0 -> B, 1 -> C) -> D"),
    BRANCH_IN_ARM("A (1 -> B) || C -> D"),
    HANDLED_FAILURE("F (0 -> A, 1 -> B) -> C"),
    UNHANDLED_FAILURE("A -> X -> B"),
    CONTINUE("@on-failure: continue\nA -> F -> B"),
    GOTO("G (2 -> A, 3 -> B) -> C"),
    BAD_GOTO("G -> A"),
    RETRY_SUCCEEDS("Twice * 3"),
    RETRY_EXHAUSTED("X * 3"),
    RETRY_GIVES_UP("Resigns * 3"),
    STOP_CONDITION("A[stop_condition=\"ON_SUCCESS\"] -> B"),
    TIME_OUT("Hangs[attempt_timeout=\"1ms\"] -> A"),
    BYPASS("Skips[bypass_event_checks=true] -> A"),
    MAP("List3 |-> MAP<B>"),
    MAP_FAILS("List3 |-> MAP<X>[max_workers=1]"),
    MAP_RETURNS_FAILURES("List3 |-> MAP<F>[max_workers=1]"),
    FILTER("List3 |-> FILTER<B>"),
    REDUCE("List3 |-> REDUCE<B>[initial_value=0]"),
    FOREACH("List3 |-> FOREACH<B>"),
    FLATMAP("List3 |-> FLATMAP<B>"),
    FANOUT("A |-> FANOUT<B>[count=2]"),
    POOL("A[executor=THREADPOOL_EXECUTOR] -> B"),
    CANCELLED("Waits -> A"),
    ABORTED("Waits -> A");

    private final String script;

    Scenario(String script) {
        this.script = script;
    }

    String script() {
        return script;
    }

    /** Runs it on an engine that {@code settings} may change, such as by adding an observer. */
    RunResult run(Consumer<EngineBuilder> settings) {
        CountDownLatch waiting = new CountDownLatch(1);
        EngineBuilder builder = Engine.builder()
                .discovery(false)
                .failurePolicy(FailurePolicy.STOP)
                .gracePeriod(Duration.ofSeconds(10))
                .defaultRetry(RetryPolicy.ofDefaults().withBackoff(Duration.ZERO, Duration.ZERO))
                .tasks(tasks(waiting));
        settings.accept(builder);
        Workflow workflow = Workflow.parse("Play", script);
        try (Engine engine = builder.build()) {
            if (this != CANCELLED && this != ABORTED) {
                return engine.run(workflow, Map.of());
            }
            RunHandle run = engine.start(workflow, Map.of(), RunOptions.none());
            waiting.await();
            if (this == CANCELLED) {
                run.cancel();
            } else {
                run.shutdown();
            }
            return run.await();
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        }
    }

    static TaskRegistry tasks(CountDownLatch waiting) {
        TaskRegistry.Builder tasks = TaskRegistry.builder();
        for (String name : List.of("A", "B", "C", "D", "E")) {
            tasks.task(name, context -> Outcome.success(name));
        }
        tasks.task("List3", context -> Outcome.success(List.of(1, 2, 3)));
        tasks.<Object>task("F", context -> Outcome.failure("F failed"));
        tasks.<Object>task("X", context -> {
            throw new IllegalStateException("X threw");
        });
        tasks.<Object>task("G", context -> Outcome.goTo(2, "from G", "G wants 2"));
        tasks.<Object>task("Twice", context -> {
            if (context.attempt() < 3) {
                throw new IllegalStateException("attempt " + context.attempt());
            }
            return Outcome.success("third time");
        });
        tasks.<Object>task("Resigns", context -> {
            if (context.attempt() < 2) {
                throw new IllegalStateException("attempt " + context.attempt());
            }
            return Outcome.failure("no use");
        });
        Task<Object> waits = context -> {
            waiting.countDown();
            new CountDownLatch(1).await();
            return Outcome.success("never");
        };
        tasks.task("Hangs", waits);
        tasks.task("Waits", waits);
        tasks.task("Skips", new Skips());
        return tasks.build();
    }

    /** Bypassed whenever it is asked. */
    private static final class Skips implements Task<@Nullable Object> {
        @Override
        public Outcome<@Nullable Object> process(TaskContext context) {
            return Outcome.success("not skipped");
        }

        @Override
        public Bypass<@Nullable Object> bypass(TaskContext context) {
            return Bypass.with("skipped");
        }
    }
}
