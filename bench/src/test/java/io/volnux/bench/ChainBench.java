// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import io.volnux.engine.Engine;
import io.volnux.engine.EngineBuilder;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskDefinition;
import io.volnux.graph.TaskRegistry;
import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.task.Outcome;
import io.volnux.task.RunResult;
import io.volnux.task.Task;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a task costs in a chain of eleven, and what being observed adds. Figures are per task. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ChainBench {

    private static final int TASKS = 11;

    /** Nobody, one that cares about no run, one that hears the run and no more. */
    @Param({"none", "leaving", "listening"})
    public String observer = "none";

    private final Workflow workflow = Workflow.parse("rules", String.join(" |-> ", Collections.nCopies(TASKS, "A")));
    private Engine engine = Engine.builder().discovery(false).build();

    @Setup
    public void open() {
        EngineBuilder builder = Engine.builder()
                .tasks(TaskRegistry.builder()
                        .task(TaskDefinition.of("A", (Task<String>) task -> Outcome.success("a"))
                                .build())
                        .build())
                .discovery(false);
        switch (observer) {
            case "leaving" -> builder.observer(new RunObserver() {});
            case "listening" -> builder.observer(new Listening());
            default -> {}
        }
        engine = builder.build();
    }

    @TearDown
    public void close() {
        engine.close();
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public RunResult chain() {
        return engine.run(workflow);
    }

    private static final class Listening implements RunObserver {
        @Override
        public Observation<Finished.Run> runStarted(Started.Run run) {
            return end -> {};
        }
    }
}
