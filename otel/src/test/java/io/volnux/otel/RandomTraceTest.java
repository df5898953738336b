// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.volnux.engine.property.RandomRun;
import io.volnux.engine.testing.NoThreadsLeft;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Traces of random graphs with random failures, limits and cancellation; {@code -Dvolnux.seed=n} tries one again. */
@ExtendWith(NoThreadsLeft.class)
class RandomTraceTest {

    private static final int GRAPHS = Integer.getInteger("volnux.graphs", 2_000);
    private static final long FIRST = 1_000_000;

    private final Logger log = Logger.getLogger("io.volnux");

    /** Counts how often each span ended. */
    private static final class Ends implements SpanProcessor {
        private final Map<String, Integer> ends = new ConcurrentHashMap<>();

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            ends.put(span.getSpanContext().getSpanId() + " " + span.getName(), 0);
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            ends.merge(span.getSpanContext().getSpanId() + " " + span.getName(), 1, Integer::sum);
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }

    @BeforeEach
    void expectWarnings() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void hearWarningsAgain() {
        log.setLevel(null);
    }

    @Test
    void everySpanEndsOnceInsideItsParent() throws InterruptedException, TimeoutException {
        long only = Long.getLong("volnux.seed", -1);
        long first = only < 0 ? FIRST : only;
        for (long seed = first; seed < first + (only < 0 ? GRAPHS : 1); seed++) {
            RandomRun run = new RandomRun(seed);
            Ends ends = new Ends();
            try (Observed observed = Observed.with(tracers -> tracers.addSpanProcessor(ends))) {
                run.observedBy(observed.telemetry().build().observer());
                SpanTree tree = new SpanTree(observed.spans());
                String what = "seed %d: %s".formatted(seed, run.text());
                assertThat(tree.flaws()).as(what).isEmpty();
                assertThat(tree.spans()).as(what).isNotEmpty();
                assertThat(ends.ends.values()).as(what + " " + ends.ends).containsOnly(1);
                assertThat(Context.current()).as(what).isEqualTo(Context.root());
            }
        }
    }
}
