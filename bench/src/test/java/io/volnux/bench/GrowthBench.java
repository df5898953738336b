// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskDefinition;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import io.volnux.task.RunResult;
import io.volnux.task.Task;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Whether time and bytes of a run grow with its tasks, its width and its depth, and no faster. Short, for many points. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
public class GrowthBench {

    /** What grows. */
    public enum Shape {
        /** Tasks one after the other. */
        TASKS,
        /** Tasks of one stage, at the same time. */
        WIDTH,
        /** Groups in groups, each with a task before the next. */
        DEPTH;

        String script(int size) {
            return switch (this) {
                case TASKS -> String.join(" |-> ", Collections.nCopies(size, "A"));
                case WIDTH -> String.join(" || ", Collections.nCopies(size, "A"));
                case DEPTH -> "{ A -> ".repeat(size - 1) + "{ A }" + " }".repeat(size - 1);
            };
        }
    }

    /** A shape and its size in one, because each shape has sizes of its own. */
    @Param({
        "TASKS 1",
        "TASKS 3",
        "TASKS 10",
        "TASKS 30",
        "TASKS 100",
        "TASKS 300",
        "TASKS 1000",
        "TASKS 3000",
        "TASKS 10000",
        "WIDTH 1",
        "WIDTH 3",
        "WIDTH 10",
        "WIDTH 30",
        "WIDTH 100",
        "WIDTH 300",
        "WIDTH 1000",
        "DEPTH 1",
        "DEPTH 3",
        "DEPTH 10",
        "DEPTH 30",
        "DEPTH 100"
    })
    public String growth = "TASKS 1";

    private @Nullable Engine engine;
    private @Nullable Workflow workflow;

    static Shape shape(String growth) {
        return Shape.valueOf(growth.split(" ")[0]);
    }

    static int size(String growth) {
        return Integer.parseInt(growth.split(" ")[1]);
    }

    @Setup
    public void open() {
        workflow = Workflow.parse("growth", shape(growth).script(size(growth)));
        engine = Engine.builder()
                .tasks(TaskRegistry.builder()
                        .task(TaskDefinition.of("A", (Task<String>) task -> Outcome.success("a"))
                                .build())
                        .build())
                .discovery(false)
                .build();
    }

    @TearDown
    public void close() {
        if (engine != null) {
            engine.close();
        }
    }

    @Benchmark
    public RunResult run() {
        if (engine == null || workflow == null) {
            throw new IllegalStateException("set up first");
        }
        return engine.run(workflow);
    }
}
