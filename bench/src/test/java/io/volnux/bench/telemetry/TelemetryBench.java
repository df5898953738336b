// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import io.volnux.bench.peers.Work;
import io.volnux.bench.peers.Workload;
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

/** What observing a chain costs: off, sampled out, at each level of detail, and the same by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 20, time = 1) // a span per layer is compiled late
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TelemetryBench {

    @Param({"CHAIN_50"})
    public Work work = Work.CHAIN_50;

    @Param
    public TelemetryMode mode = TelemetryMode.NONE;

    private Workload workload = () -> null;

    @Setup
    public void open() throws Exception {
        workload = mode.open(work);
    }

    @TearDown
    public void close() throws Exception {
        workload.close();
    }

    @Benchmark
    public @Nullable Object telemetry() throws Exception {
        return workload.run();
    }
}
