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
import java.util.Comparator;
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
    record Late(int index, long start, long end, Finished.Instance what) {
        long duration() {
            return end - start;
        }
    }

    private final RunTrace trace;
    private final String nodeId;
    private final Context meta;
    private final TaskNames names;
    private final FanSums sums = new FanSums();
    private final AtomicInteger started = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Late> slowest = new PriorityQueue<>(Comparator.comparingLong(Late::duration));
    private @Nullable Context fold;
    private long foldStart;

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

    /** An instance of a meta event that has no span: measured only. */
    Observation<Finished.Instance> unshown(HiddenMeta above) {
        return new Passed<>(above, end -> ended(end, above.context));
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
        instruments.taskDuration.record(Durations.seconds(nanos), names.outcome(end.outcome(), error), where);
        if (end.attempts() > 1) {
            instruments.taskRetries.add(end.attempts() - 1L, names.metric(), where);
        }
    }

    /** A folded instance ended: shown now if it failed or was retried, later if it is one of the slowest. */
    void folded(Late late) {
        boolean failed = Attempted.errorType(late.what().outcome(), late.what().cause(), null) != null;
        boolean retried = late.what().attempts() > 1;
        if (failed
                ? trace.budget.takeForFailure(RunTrace.TASK_BYTES)
                : retried && trace.budget.takeForInstance(RunTrace.TASK_BYTES)) {
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
        while (!slowest.isEmpty()) {
            Late late = slowest.poll();
            if (trace.budget.takeForTask(RunTrace.TASK_BYTES)) {
                write(late);
            }
        }
        Span span = Span.fromContext(under);
        sums.describe(span);
        span.end();
    }

    private Context fold() {
        lock.lock();
        try {
            Context known = fold;
            if (known == null) {
                trace.budget.count(RunTrace.TASK_BYTES);
                trace.core.spans.increment();
                Span span = trace.span(VolnuxSpans.FOLD + names.name(), meta)
                        .setAttribute(VolnuxAttributes.TASK_NAME, names.name())
                        .startSpan();
                known = meta.with(span);
                foldStart = trace.clock.now();
                fold = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
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
                trace, under.with(span), new InstanceSpan.Ending(what.outcome(), what.attempts(), what.cause(), null));
        span.end(Math.max(start, late.end()), TimeUnit.NANOSECONDS);
    }

    private io.opentelemetry.api.trace.SpanBuilder builder(int index, Context parent) {
        return trace.span(names.span(), parent)
                .setAllAttributes(names.start())
                .setAttribute(VolnuxAttributes.META_INDEX, (long) index);
    }
}
