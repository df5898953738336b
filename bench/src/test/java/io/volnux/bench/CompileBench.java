// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import io.volnux.graph.CompileOptions;
import io.volnux.graph.TaskDefinition;
import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskRegistry;
import io.volnux.lang.Script;
import io.volnux.task.Outcome;
import io.volnux.task.RetryPolicy;
import io.volnux.task.Task;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** Whether the time from text to graph grows with the text and not faster. The heap is large enough to leave it alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xms2g", "-Xmx2g"})
public class CompileBench {

    @Param({"100", "1000", "10000"})
    public int stages;

    private String text = "";
    private final TaskRegistry tasks = TaskRegistry.builder()
            .task(TaskDefinition.of("A", (Task<String>) task -> Outcome.success(""))
                    .build())
            .build();
    private final CompileOptions options = new CompileOptions(RetryPolicy.ofDefaults());

    /** A chain of stages, each with an option, a factor and two branches. */
    static String script(int stages) {
        return String.join(" |-> ", Collections.nCopies(stages, "A[x = 1] * 2 (0 -> A, 1 |-> A)"));
    }

    @Setup
    public void write() {
        text = script(stages);
    }

    @Benchmark
    public Script textToTree() {
        return Script.parse(text);
    }

    @Benchmark
    public TaskGraph textToGraph() {
        return TaskGraph.compile(Script.parse(text), tasks, options);
    }
}
