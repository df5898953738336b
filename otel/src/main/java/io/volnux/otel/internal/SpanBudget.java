// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.internal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many spans one trace may still have, so that it stays openable. As it is used up, the spans of the engine's own
 * layers go first, then those of the instances of wide fan-outs; tasks and their retries have the rest. Failures may
 * exceed it ten times. A limit on estimated bytes holds for all. Thread-safe.
 */
public final class SpanBudget {

    /** A trace of this many estimated bytes is full; Tempo accepts 5 MB. */
    private static final int BYTES = 4_000_000;

    private static final int FAILURES = 10;

    private final int budget;

    /** Spans in the upper half, estimated bytes in the lower. */
    private final AtomicLong used = new AtomicLong();

    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong folded = new AtomicLong();

    public SpanBudget(int budget) {
        this.budget = budget;
    }

    /** The spans of the engine's layers that belong together, such as those of a stage: all of them or none. */
    public boolean takeForLayers(int spans, int estimatedBytes) {
        return take(budget / 2, BYTES / 2, spans, estimatedBytes);
    }

    /** Counts a span that exists whatever is left. */
    public void count(int estimatedBytes) {
        used.addAndGet(both(1, estimatedBytes));
    }

    /** A span for a task or one of its attempts. */
    public boolean takeForTask(int estimatedBytes) {
        return take(budget, BYTES, 1, estimatedBytes);
    }

    /** A span for an instance of a fan-out while it runs. */
    public boolean takeForInstance(int estimatedBytes) {
        return take(budget * 3 / 4, BYTES, 1, estimatedBytes);
    }

    /** A span for something that failed. */
    public boolean takeForFailure(int estimatedBytes) {
        if (take(budget, BYTES, 1, estimatedBytes)) {
            return true;
        }
        if (bytes(used.get()) >= BYTES || failures.getAndIncrement() >= FAILURES * (long) budget) {
            return false;
        }
        used.addAndGet(estimatedBytes);
        return true;
    }

    /** Sets spans aside for later; answers how many, which may be fewer than wanted. */
    public int reserve(int wanted, int estimatedBytes) {
        int got = 0;
        while (got < wanted && take(budget, BYTES, 1, estimatedBytes)) {
            got++;
        }
        return got;
    }

    /** Gives back what was set aside and not needed. */
    public void release(int spans, int estimatedBytes) {
        used.addAndGet(-both(spans, estimatedBytes));
    }

    /** Whether so many more bytes fit, such as those of a stack trace. */
    public boolean takeBytes(int estimatedBytes) {
        if (bytes(used.get()) + estimatedBytes > BYTES) {
            return false;
        }
        used.addAndGet(estimatedBytes);
        return true;
    }

    /** One execution has no span of its own. */
    public void fold() {
        folded.incrementAndGet();
    }

    /** One execution counted by {@link #fold()} has a span after all. */
    public void unfold() {
        folded.decrementAndGet();
    }

    /** Executions without a span of their own. */
    public long folded() {
        return folded.get();
    }

    private boolean take(int limit, int bytes, int spans, int estimatedBytes) {
        long before = used.get();
        while (bytes(before) < bytes && spans(before) + spans <= limit) {
            if (used.compareAndSet(before, before + both(spans, estimatedBytes))) {
                return true;
            }
            before = used.get();
        }
        return false;
    }

    private static long both(int spans, int estimatedBytes) {
        return ((long) spans << Integer.SIZE) + (long) spans * estimatedBytes;
    }

    private static int spans(long used) {
        return (int) (used >> Integer.SIZE);
    }

    private static int bytes(long used) {
        return (int) used;
    }
}
