// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.executor.MetaSettling;
import io.volnux.engine.internal.executor.MetaSettling.Sum;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.run.Lane;
import io.volnux.graph.MetaSpec;
import io.volnux.lang.MetaMode;
import io.volnux.task.Durations;
import io.volnux.task.MetaCounts;
import io.volnux.task.MetaEventException;
import io.volnux.task.TaskTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the instances of a meta event, a few at a time, and joins what they came to. */
final class MetaRun {

    private static final Object DONE = new Object();

    private final Lane lane;
    private final Execution meta;
    private final MetaSpec spec;
    private final MetaItems items;
    private final MetaSum sum;
    private final AtomicInteger next = new AtomicInteger();
    private final List<MetaWorker> workers;
    private final MetaTally tally = new MetaTally();

    private MetaRun(Lane lane, Execution meta, MetaSpec spec) {
        this.lane = lane;
        this.meta = meta;
        this.spec = spec;
        this.items = MetaItems.of(meta, spec);
        this.sum = new MetaSum(spec, items);
        this.workers = Stream.generate(() -> new MetaWorker(meta, items, sum))
                .limit(spec.workers(Math.max(1, items.instances())))
                .toList();
    }

    static @Nullable Halt execute(Lane lane, Execution meta) {
        MetaSpec spec = meta.node().meta().orElseThrow();
        return MetaSettling.execute(lane, meta, () -> execute(lane, meta, spec));
    }

    private static Sum execute(Lane lane, Execution meta, MetaSpec spec) {
        MetaRun run;
        try {
            run = new MetaRun(lane, meta, spec);
        } catch (RuntimeException | Error unusable) {
            MetaCounts none = new MetaCounts(0, 0, 0, 0, List.of(), List.of());
            return MetaSettling.unusable("items of %s cannot be taken".formatted(meta.name()), none, unusable);
        }
        return run.run();
    }

    private Sum run() {
        Optional<Duration> timeout = spec.timeout();
        long outer = lane.deadline();
        timeout.ifPresent(
                limit -> lane.limit(Durations.after(lane.run().record().now(), limit)));
        try {
            boolean over = (spec.mode() == MetaMode.REDUCE ? reduce() : all()) || deadlineIsOver();
            MetaCounts counts = tally.counts(items.instances());
            meta.counted(counts);
            return sum(over, outer, timeout, counts);
        } finally {
            lane.restore(outer);
        }
    }

    /** Instances may notice the end of the time before this lane does. */
    private boolean deadlineIsOver() {
        return lane.deadline() != Lane.FOREVER
                && lane.halt() == null
                && lane.run().record().now() >= lane.deadline();
    }

    private Sum sum(boolean over, long outer, Optional<Duration> timeout, MetaCounts counts) {
        Throwable refused = sum.refusal();
        if (refused != null) {
            return new Sum.Rejected(refused);
        }
        if (over) {
            boolean own = timeout.isPresent() && outer > lane.deadline();
            return own
                    ? new Sum.TimedOut(new TaskTimeoutException(
                            "%s took longer than %s".formatted(meta.name(), Durations.text(timeout.get())),
                            timeout.get()))
                    : new Sum.DeadlineOver();
        }
        if (lane.halt() != null) {
            return new Sum.Cancelled();
        }
        try {
            String failure = sum.failure(tally);
            return failure == null
                    ? new Sum.Content(sum.content())
                    : new Sum.Failed(new MetaEventException(
                            lane.run().record().secrets().scrub(failure), counts, tally.cause()));
        } catch (RuntimeException | Error unusable) {
            return MetaSettling.unusable("contents of %s cannot be joined".formatted(meta.name()), counts, unusable);
        }
    }

    /** All instances, on as many workers as wanted; answers whether the limit was over. */
    private boolean all() {
        if (items.instances() == 0) {
            return false;
        }
        return isLimitOver(Joint.fork(lane, workers.size(), this::work));
    }

    /** Waits for the workers; the instances they were left behind in have ended too. */
    private boolean isLimitOver(Joint<Object> joint) {
        joint.join(this::abandoned);
        workers.forEach(worker -> tally.addAll(worker.tally()));
        Throwable defect = joint.defect();
        if (defect != null) {
            throw new IllegalStateException("a worker of %s failed: %s".formatted(meta.name(), defect), defect);
        }
        return joint.timeOut() != null;
    }

    private Object abandoned(Lane child) {
        return DONE;
    }

    private Object work(Lane child, int worker) {
        while (mayGoOn(child)) {
            int index = next.getAndIncrement();
            if (index >= items.instances()) {
                break;
            }
            workers.get(worker).execute(child, index, null);
        }
        return DONE;
    }

    private boolean mayGoOn(Lane child) {
        return child.halt() == null && !sum.isDecided() && !deadlineIsOver();
    }

    /** One after the other, on one worker of its own so that a limit can end it. */
    private boolean reduce() {
        return isLimitOver(Joint.fork(lane, 1, (child, worker) -> {
            int count = items.instances();
            boolean fromRight = spec.word("direction", "left").equals("right");
            for (int step = 0; step < count && mayGoOn(child); step++) {
                int index = fromRight ? count - 1 - step : step;
                workers.get(worker).execute(child, index, sum.accumulator());
            }
            return DONE;
        }));
    }
}
