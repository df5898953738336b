// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.volnux.graph.TaskNode;
import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.otel.internal.Durations;
import io.volnux.otel.internal.Instruments;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.otel.semconv.VolnuxSpans;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The instances of one meta event. The first ones have spans of their own; once the budget has none left for them, the
 * others run under one fold, and of those the failed, the retried and the slowest get spans after the fact. Thread-safe.
 */
final class Fan {

    private static final int ALWAYS_SHOWN = 20;
    private static final int SLOWEST = 20;

    /** A folded instance that ended. */
    record Late(int index, long start, long end, Finished.Instance what) {}

    private final RunTrace trace;
    private final String nodeId;
    private final Context meta;
    private final TaskNames names;
    private final FanSums sums = new FanSums();
    private final AtomicInteger started = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Late> slowest =
            new PriorityQueue<>(Comparator.comparing((Late late) -> late.what().duration()));
    private @Nullable Context fold;
    private long foldStart;
    private int reserved;

    Fan(RunTrace trace, TaskNode node, Context meta) {
        this.trace = trace;
        this.nodeId = node.id();
        this.meta = meta;
        this.names = trace.names.template(node);
    }

    /** An instance starts. */
    Observation<Finished.Instance> instance(TaskSpan above, int index) {
        int number = started.getAndIncrement();
        boolean shown = number < ALWAYS_SHOWN
                ? trace.budget.takeForTask(RunTrace.TASK_BYTES)
                : trace.budget.takeForInstance(RunTrace.TASK_BYTES);
        if (shown) {
            trace.core.spans.increment();
            return new InstanceSpan(above, meta.with(builder(index, meta).startSpan()), this);
        }
        trace.budget.fold();
        return new FoldedInstance(trace, fold(), this, index);
    }

    /** An instance of a meta event that has no span: measured, and shown only if it fails where there was no room. */
    Observation<Finished.Instance> unshown(HiddenMeta above, int index) {
        if (!above.overBudget) {
            return new Passed<>(above, end -> ended(end, above.context));
        }
        trace.budget.fold();
        return new FoldedInstance(trace, foldInto(above.context), this, index);
    }

    String nodeId() {
        return nodeId;
    }

    FanSums sums() {
        return sums;
    }

    TaskNames names() {
        return names;
    }

    /** An instance ended, whether it has a span or not. */
    void ended(Finished.Instance end, Context where) {
        String error = Attempted.errorType(end.outcome(), end.cause(), null);
        long nanos = end.duration().toNanos();
        sums.add(nanos, Math.max(0, end.attempts() - 1), error);
        Instruments instruments = trace.core.instruments;
        instruments.taskDuration.record(Durations.seconds(nanos), names.series().outcome(end.outcome(), error), where);
        if (end.attempts() > 1) {
            instruments.taskRetries.add(end.attempts() - 1L, names.series().task(), where);
        }
    }

    /** A folded instance ended: shown now if it failed or was retried, later if it is one of the slowest. */
    void folded(Late late) {
        boolean failed = Attempted.errorType(late.what().outcome(), late.what().cause(), null) != null;
        boolean retried = late.what().attempts() > 1;
        if (failed
                ? trace.budget.takeForFailure(RunTrace.TASK_BYTES)
                : retried && trace.budget.takeForTask(RunTrace.TASK_BYTES)) {
            write(late);
            return;
        }
        lock.lock();
        try {
            slowest.add(late);
            if (slowest.size() > SLOWEST) {
                slowest.poll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The meta event ends: the fold is described and ended, and the meta event's own span told the totals. */
    void close(Span own) {
        sums.totals(own);
        Context under = fold;
        if (under == null) {
            return;
        }
        List<Late> slowestFirst = new ArrayList<>(slowest);
        slowestFirst.sort(
                Comparator.comparing((Late late) -> late.what().duration()).reversed());
        int room = reserved;
        for (Late late : slowestFirst) {
            if (room-- > 0 || trace.budget.takeForTask(RunTrace.TASK_BYTES)) {
                write(late);
            }
        }
        trace.budget.release(Math.max(0, room), RunTrace.TASK_BYTES);
        Span span = Span.fromContext(under);
        sums.describe(span);
        if (!under.equals(meta)) {
            span.end();
        }
    }

    private Context foldInto(Context above) {
        lock.lock();
        try {
            if (fold == null) {
                fold = above;
                foldStart = trace.clock.now();
            }
            return above;
        } finally {
            lock.unlock();
        }
    }

    private Context fold() {
        lock.lock();
        try {
            Context known = fold;
            if (known == null) {
                known = trace.budget.takeForTask(RunTrace.TASK_BYTES) ? foldSpan() : meta;
                foldStart = trace.clock.now();
                reserved = trace.budget.reserve(SLOWEST, RunTrace.TASK_BYTES);
                fold = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** Without room for it the meta event's own span is the fold. */
    private Context foldSpan() {
        trace.core.spans.increment();
        return meta.with(trace.named(trace.span(VolnuxSpans.FOLD + names.name(), meta), "task.fold", names.name())
                .setAttribute(VolnuxAttributes.TASK_NAME, names.name())
                .startSpan());
    }

    private void write(Late late) {
        Context under = fold();
        trace.budget.unfold();
        trace.core.spans.increment();
        long start = Math.max(foldStart, late.start());
        Span span = builder(late.index(), under)
                .setStartTimestamp(start, TimeUnit.NANOSECONDS)
                .startSpan();
        Finished.Instance what = late.what();
        InstanceSpan.describe(
                trace,
                under.with(span),
                new InstanceSpan.Ending(what.outcome(), what.attempts(), what.cause(), what.message()));
        span.end(Math.max(start, late.end()), TimeUnit.NANOSECONDS);
    }

    private io.opentelemetry.api.trace.SpanBuilder builder(int index, Context parent) {
        return names.begin(trace.span(names.span(), parent)).setAttribute(VolnuxAttributes.META_INDEX, (long) index);
    }
}
