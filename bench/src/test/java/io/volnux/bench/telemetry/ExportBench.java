// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.bench.peers.Work;
import io.volnux.otel.TraceDetail;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
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

/**
 * How fast one end point takes spans. Whoever makes them waits while the queue is full, so the time per span is that of
 * the one thread that exports. No span may be lost: then there is no figure.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class ExportBench {

    private static final long LOOK_AGAIN = TimeUnit.MICROSECONDS.toNanos(20);

    @Param({"http", "grpc"})
    public String protocol = "http";

    @Param
    public Pipeline.Builder pipeline = Pipeline.Builder.BARE;

    private @Nullable Receiver receiver;
    private @Nullable Pipeline built;
    private @Nullable Replay span;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long exporter;
    private long exporting;
    private long emitted;

    /**
     * How often the queue was full, of how many times it was filled: if it seldom was, the figure is the maker's. And the
     * CPU time of the thread that exports, in nanoseconds, which a busy machine disturbs less than the time.
     */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Waits {
        public long filled;
        public long full;
        public long exporting;
    }

    @Setup
    public void open() throws Exception {
        boolean grpc = protocol.equals("grpc");
        receiver = Receiver.start(grpc);
        built = pipeline.to(receiver.endpoint(), grpc);
        exporter = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("BatchSpanProcessor"))
                .mapToLong(Thread::threadId)
                .max()
                .orElseThrow(() -> new IllegalStateException("a thread must export, got none"));
        span = new Replay(built.openTelemetry(), List.of(task()), List.of());
    }

    /** The span of a task as a run emits it, except that it is the first of its trace. */
    private static SpanData task() throws Exception {
        var spans = Sdk.<SpanData>list();
        try (var keeping = Sdk.keeping(spans, Sdk.list())) {
            TelemetryMode.recorded(TraceDetail.TASK, Work.CHAIN_11, keeping).run();
        }
        return spans.stream()
                .filter(each -> each.getName().startsWith("task."))
                .map(First::new)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a run must emit spans of tasks, got " + spans));
    }

    @Benchmark
    @OperationsPerInvocation(Pipeline.BATCH)
    public void export(Waits waits) {
        var target = Objects.requireNonNull(built);
        var task = Objects.requireNonNull(span);
        waits.filled++;
        if (emitted - target.exported() > Pipeline.QUEUE - Pipeline.BATCH) {
            waits.full++;
            do {
                LockSupport.parkNanos(LOOK_AGAIN);
            } while (emitted - target.exported() - target.lost() > Pipeline.QUEUE - Pipeline.BATCH);
        }
        for (int i = 0; i < Pipeline.BATCH; i++) {
            task.run();
        }
        emitted += Pipeline.BATCH;
        long now = threads.getThreadCpuTime(exporter);
        waits.exporting += now - exporting;
        exporting = now;
    }

    @TearDown
    public void close() {
        var target = Objects.requireNonNull(built);
        target.close();
        Objects.requireNonNull(receiver).close();
        target.check(emitted);
    }

    private static final class First extends DelegatingSpanData {

        First(SpanData span) {
            super(span);
        }

        @Override
        public SpanContext getParentSpanContext() {
            return SpanContext.getInvalid();
        }
    }
}
