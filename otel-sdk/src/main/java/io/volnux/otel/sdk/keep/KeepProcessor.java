// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.keep;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the spans of a run back until its root ends, then lets all of them pass or none. It knows only runs that are
 * local roots; everything else passes at once. Runs that continue one and the same remote trace are decided together,
 * when the last of them ends. When too much waits, the run that brings the next span passes whole.
 */
public final class KeepProcessor implements SpanProcessor {

    private static final String ROOT = "workflow.";
    private static final long LATE = TimeUnit.SECONDS.toNanos(60);
    private static final long BYTES_PER_SPAN = 1_000;
    private static final long BYTES_PER_ATTRIBUTE = 100;

    private final SpanProcessor next;
    private final KeepRules rules;
    private final long capacity;
    private final LongSupplier nanoTime;
    private final LongAdder dropped = new LongAdder();
    private final ReentrantLock lock = new ReentrantLock();

    // guarded by lock
    private final Map<String, Trace> open = new HashMap<>();
    private final Map<String, Boolean> decided = new HashMap<>();
    private final ArrayDeque<Decision> decisions = new ArrayDeque<>();
    private long held;

    /**
     * In front of these processors.
     *
     * @param capacity bytes that waiting spans may take, as estimated
     * @param nanoTime a clock like {@link System#nanoTime}
     */
    public KeepProcessor(SpanProcessor next, KeepRules rules, long capacity, LongSupplier nanoTime) {
        this.next = next;
        this.rules = rules;
        this.capacity = capacity;
        this.nanoTime = nanoTime;
    }

    private record Decision(String traceId, long until) {}

    private static final class Trace {
        private final List<ReadableSpan> spans = new ArrayList<>();
        private int roots;
        private long bytes;
        private boolean kept;
    }

    /** Spans that were held back and then not worth keeping. */
    public long dropped() {
        return dropped.sum();
    }

    private static boolean isRoot(ReadableSpan span) {
        SpanContext parent = span.getParentSpanContext();
        return span.getName().startsWith(ROOT) && (!parent.isValid() || parent.isRemote());
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        if (isRoot(span)) {
            lock.lock();
            try {
                open.computeIfAbsent(span.getSpanContext().getTraceId(), id -> new Trace()).roots++;
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        for (ReadableSpan passing : passing(span)) {
            next.onEnd(passing);
        }
    }

    private List<ReadableSpan> passing(ReadableSpan span) {
        String id = span.getSpanContext().getTraceId();
        lock.lock();
        try {
            Trace trace = open.get(id);
            if (trace == null) {
                return late(id, span);
            }
            hold(trace, span);
            if (isRoot(span) && --trace.roots == 0) {
                return decide(id, trace, span);
            }
            return trace.kept || held > capacity ? release(trace) : List.of();
        } finally {
            lock.unlock();
        }
    }

    private List<ReadableSpan> late(String id, ReadableSpan span) {
        forget();
        if (decided.getOrDefault(id, true)) {
            return List.of(span);
        }
        dropped.increment();
        return List.of();
    }

    private void hold(Trace trace, ReadableSpan span) {
        long bytes = BYTES_PER_SPAN + BYTES_PER_ATTRIBUTE * span.getAttributes().size();
        trace.spans.add(span);
        trace.bytes += bytes;
        held += bytes;
    }

    /** All that waits, and from now on without waiting. */
    private List<ReadableSpan> release(Trace trace) {
        List<ReadableSpan> spans = List.copyOf(trace.spans);
        trace.spans.clear();
        held -= trace.bytes;
        trace.bytes = 0;
        trace.kept = true;
        return spans;
    }

    private List<ReadableSpan> decide(String id, Trace trace, ReadableSpan root) {
        boolean keep = trace.kept || rules.keep(root, trace.spans);
        List<ReadableSpan> spans = release(trace);
        open.remove(id);
        forget();
        decided.put(id, keep);
        decisions.add(new Decision(id, nanoTime.getAsLong() + LATE));
        if (!keep) {
            dropped.add(spans.size());
            return List.of();
        }
        return spans;
    }

    private void forget() {
        long now = nanoTime.getAsLong();
        for (@Nullable Decision oldest = decisions.peek();
                oldest != null && oldest.until() - now < 0;
                oldest = decisions.peek()) {
            decided.remove(oldest.traceId());
            decisions.remove();
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return next.forceFlush();
    }

    /** Runs that still go on pass, whatever the rules. */
    @Override
    public CompletableResultCode shutdown() {
        List<ReadableSpan> rest = new ArrayList<>();
        lock.lock();
        try {
            open.values().forEach(trace -> rest.addAll(release(trace)));
        } finally {
            lock.unlock();
        }
        rest.forEach(next::onEnd);
        return next.shutdown();
    }
}
