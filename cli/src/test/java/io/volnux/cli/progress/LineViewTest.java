// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.cli.text.Style;
import io.volnux.engine.spi.TimeSource;
import io.volnux.graph.CompileOptions;
import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskNode;
import io.volnux.graph.TaskRegistry;
import io.volnux.lang.Script;
import io.volnux.task.SecretValues;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.Test;

class LineViewTest {

    @Test
    void timesCountFromTheStartOfTheFirstRun() {
        var out = new ByteArrayOutputStream();
        var clock = new Clock();
        TaskNode node = TaskGraph.compile(Script.parse("One"), TaskRegistry.empty(), CompileOptions.standard())
                .tasks()
                .iterator()
                .next();
        try (var view =
                new LineView(new Lines(new PrintStream(out, true, StandardCharsets.UTF_8), Style.PLAIN), clock)) {
            clock.nanos.addAndGet(1_000_000_000L); // telemetry starts
            view.begins();
            view.started(new TaskProgress(node, clock.nanoTime(), SecretValues.none()));
            clock.nanos.addAndGet(2_000_000_000L);
            view.begins();
            view.started(new TaskProgress(node, clock.nanoTime(), SecretValues.none()));
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("   0.0 s  One: started", "   2.0 s  One: started");
    }

    private record Clock(AtomicLong nanos) implements TimeSource {

        Clock() {
            this(new AtomicLong());
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return nanos.get();
        }

        @Override
        public void sleep(long length) {
            throw new UnsupportedOperationException();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // callers loop
        public long awaitNanos(Lock lock, Condition condition, long length) throws InterruptedException {
            condition.await();
            return length;
        }
    }
}
