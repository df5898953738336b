// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import io.volnux.task.Outcome;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
import org.openjdk.jmh.infra.Blackhole;

/** What the same tasks cost as plain calls of a lambda, without an engine: the least a chain could cost. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FloorBench {

    @Param({"11", "50"})
    public int tasks;

    private List<Supplier<Outcome<String>>> calls = List.of();

    @Setup
    public void open() {
        calls = Collections.nCopies(tasks, () -> Outcome.success("a"));
    }

    @Benchmark
    public void lambdas(Blackhole hole) {
        for (var call : calls) {
            hole.consume(call.get());
        }
    }
}
