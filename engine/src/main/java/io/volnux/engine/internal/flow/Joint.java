// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.LaneAbandoned;
import io.volnux.engine.internal.run.LaneWait;
import io.volnux.engine.internal.run.Run;
import io.volnux.observe.HandOff;
import io.volnux.observe.Scope;
import io.volnux.task.Durations;
import io.volnux.task.TaskTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several pieces of work at once, each on a virtual thread and a lane of its own, and the wait for all of them. When the
 * limit is over or the lane is cancelled, what still runs is interrupted; what does not react within the grace period is
 * left behind.
 *
 * @param <T> what a piece of work answers
 */
final class Joint<T> {

    private static final int DEEP = 100;
    private static final long LARGE_STACK = 256L << 20;

    private final Lane lane;
    private final Run run;
    private final HandOff handOff;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // guarded by lock
    private final List<@Nullable T> answers = new ArrayList<>();
    private int running;
    private @Nullable Throwable defect;

    // of the waiting thread
    private final List<Lane> lanes = new ArrayList<>();
    private boolean timedOut;

    Joint(Lane lane) {
        this.lane = lane;
        this.run = lane.run();
        this.handOff = run.publisher().handOff();
    }

    /** Starts a piece of work. */
    void fork(Function<Lane, T> work) {
        Lane child = lane.child();
        int index = lanes.size();
        lanes.add(child);
        lock.lock();
        try {
            answers.add(null);
            running++;
        } finally {
            lock.unlock();
        }
        threads().start(() -> execute(index, child, work));
    }

    /** Virtual threads; for graphs nested deeper than their stacks reach, platform threads with larger ones. */
    private Thread.Builder threads() {
        return run.graph().depth() < DEEP
                ? Thread.ofVirtual().name("volnux-arm")
                : Thread.ofPlatform().daemon().stackSize(LARGE_STACK).name("volnux-arm");
    }

    private void execute(int index, Lane child, Function<Lane, T> work) {
        child.worker().runsOn(Thread.currentThread());
        try {
            done(index, carrying(child, work), null);
        } catch (LaneAbandoned counted) {
            // an answer was given for it, and its late result was counted where it came back
        } catch (Throwable broken) {
            done(index, null, broken);
        } finally {
            child.close();
        }
    }

    /** What was carried here is put back before anybody is told that the work is done. */
    private T carrying(Lane child, Function<Lane, T> work) {
        Scope carried = handOff.open();
        try {
            return work.apply(child);
        } finally {
            carried.close();
        }
    }

    private void done(int index, @Nullable T answer, @Nullable Throwable broken) {
        lock.lock();
        try {
            answers.set(index, answer);
            defect = defect == null ? broken : defect;
            running--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for all.
     *
     * @param abandoned answers for a lane that was left behind
     * @return answers in order of starting; null where the engine itself failed, see {@link #defect()}
     */
    List<@Nullable T> join(Function<Lane, T> abandoned) {
        lock.lock();
        try {
            while (running > 0 && lane.halt() == null && !timedOut) {
                timedOut = !LaneWait.until(lane, lock, changed, lane.deadline()) && running > 0;
            }
            if (running > 0) {
                giveUp(abandoned);
            }
            return new ArrayList<>(answers);
        } finally {
            lock.unlock();
        }
    }

    private void giveUp(Function<Lane, T> abandoned) {
        Halt known = lane.halt();
        Halt why = known == null ? new Halt(Halt.Kind.TIME_OUT, limit()) : known;
        lanes.forEach(child -> child.cancel(why));
        long end = Durations.after(run.record().now(), run.settings().gracePeriod());
        while (running > 0) {
            long left = end - run.record().now();
            if (left <= 0) {
                leaveBehind(abandoned);
            }
            if (running > 0) {
                LaneWait.uninterruptibly(lane, lock, changed, left);
            }
        }
    }

    private void leaveBehind(Function<Lane, T> abandoned) {
        for (int i = 0; i < lanes.size(); i++) {
            Lane child = lanes.get(i);
            if (answers.get(i) == null && !child.worker().isAbandoned() && child.abandon()) {
                child.close();
                answers.set(i, abandoned.apply(child));
                running--;
            }
        }
    }

    private TaskTimeoutException limit() {
        Duration limit = Duration.ofNanos(lane.deadline());
        return new TaskTimeoutException(
                "time limit is over, %s after the run started".formatted(Durations.text(limit)), limit);
    }

    /** The limit over which it gave up, null if it did not. */
    @Nullable
    Halt timeOut() {
        return timedOut ? new Halt(Halt.Kind.TIME_OUT, limit()) : null;
    }

    /** What broke in the engine itself, null if nothing did. */
    @Nullable
    Throwable defect() {
        lock.lock();
        try {
            return defect;
        } finally {
            lock.unlock();
        }
    }
}
