// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

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

/** One task over many items, as wide on all sides. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MapBench {

    @Param({"MAP_10000", "MAP_100000"})
    public Work work = Work.MAP_10000;

    @Param({"VOLNUX", "LITEFLOW", "CAMEL", "VIRTUAL_THREADS", "VIRTUAL_WORKERS"})
    public Contestant by = Contestant.VOLNUX;

    private Workload workload = () -> null;

    @Setup
    public void open() throws Exception {
        workload = by.open(work);
    }

    @TearDown
    public void close() throws Exception {
        workload.close();
    }

    @Benchmark
    public @Nullable Object map() throws Exception {
        return workload.run();
    }
}
