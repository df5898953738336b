// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.task.RunResult;
import java.io.IOException;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a task costs in a chain, and what being observed adds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ChainBench {

    @Param({"11", "50"})
    public int tasks;

    /** Nobody; an engine without the calls; one that cares about no run; one that hears all of a run, keeps nothing. */
    @Param({"none", "compiledOut", "leaving", "listening"})
    public String observer = "none";

    private Chain chain = () -> {
        throw new IllegalStateException("set up first");
    };

    @Setup
    public void open() throws IOException {
        chain = switch (observer) {
            case "none" -> new EngineChain(tasks, List.of());
            case "compiledOut" -> UnobservedEngine.chain(tasks, List.of());
            case "leaving" -> new EngineChain(tasks, List.of(new RunObserver() {}));
            case "listening" -> new EngineChain(tasks, List.of(new Listening()));
            default -> throw new IllegalArgumentException("observer must be known, got " + observer);
        };
    }

    @TearDown
    public void close() {
        chain.close();
    }

    @Benchmark
    public RunResult chain() {
        return chain.run();
    }

    private static final class Listening implements RunObserver {
        @Override
        public Observation<Finished.Run> runStarted(Started.Run run) {
            return end -> {};
        }
    }
}
