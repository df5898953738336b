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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
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

    private static final int DEEP = 128;
    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 1_000 : 0;
    private static final long LARGE_STACK = 256L << 20;
    private static final ThreadFactory VIRTUAL =
            Thread.ofVirtual().name("volnux-arm").factory();
    private static final ThreadFactory LARGE = Thread.ofPlatform()
            .daemon()
            .stackSize(LARGE_STACK)
            .name("volnux-arm")
            .factory();

    /** A piece of work, one of several that differ by their index. */
    @FunctionalInterface
    interface Work<T> {
        T run(Lane lane, int index);
    }

    private final Lane lane;
    private final Run run;
    private final HandOff handOff;
    private final List<Lane> lanes;

    /** Each written once, by the lane of that index or for it, before that is counted in {@code running}. */
    private final @Nullable Object[] answers;

    private final AtomicInteger running;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();

    // guarded by lock
    private @Nullable Throwable defect;

    // of the waiting thread
    private boolean timedOut;

    private Joint(Lane lane, int count) {
        this.lane = lane;
        this.run = lane.run();
        this.handOff = run.publisher().handOff();
        this.lanes = lane.fork(count);
        this.answers = new Object[count];
        this.running = new AtomicInteger(count);
    }

    /** Starts that many pieces of work. */
    static <T> Joint<T> fork(Lane lane, int count, Work<T> work) {
        Joint<T> joint = new Joint<>(lane, count);
        ThreadFactory threads = joint.threads();
        for (int i = 0; i < count; i++) {
            int index = i;
            try {
                threads.newThread(() -> joint.execute(index, work)).start();
            } catch (Throwable noThread) {
                joint.notStarted(index, noThread);
                break;
            }
        }
        return joint;
    }

    /** Virtual threads; for graphs nested deeper than their stacks reach, platform threads with larger ones. */
    private ThreadFactory threads() {
        return run.graph().depth() <= DEEP ? VIRTUAL : LARGE;
    }

    private void execute(int index, Work<T> work) {
        try {
            Lane child = lanes.get(index);
            child.worker().runsOn(Thread.currentThread());
            done(index, carrying(child, index, work));
        } catch (LaneAbandoned counted) {
            // an answer was given for it, and its late result was counted where it came back
        } catch (Throwable broken) {
            broke(broken);
            done(index, null);
        }
    }

    /** What was carried here is put back before anybody is told that the work is done. */
    private T carrying(Lane child, int index, Work<T> work) {
        Scope carried = handOff.open();
        try {
            return work.run(child, index);
        } finally {
            carried.close();
        }
    }

    /** There is no thread for this one and those after it; the others go on, and are waited for. */
    private void notStarted(int first, Throwable noThread) {
        broke(noThread);
        for (int index = first; index < answers.length; index++) {
            done(index, null);
        }
    }

    private void broke(Throwable broken) {
        lock.lock();
        try {
            defect = defect == null ? broken : defect;
        } finally {
            lock.unlock();
        }
    }

    /** Only the last tells: who waits, waits for all. */
    private void done(int index, @Nullable T answer) {
        answers[index] = answer;
        if (running.decrementAndGet() > 0) {
            return;
        }
        lock.lock();
        try {
            over.signalAll();
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
        lookForAWhile();
        lock.lock();
        try {
            while (running.get() > 0 && lane.halt() == null && !timedOut) {
                timedOut = !LaneWait.until(lane, lock, over, lane.deadline()) && running.get() > 0;
            }
            if (running.get() > 0) {
                giveUp(abandoned);
            }
        } finally {
            lock.unlock();
            lane.joined();
        }
        return answers();
    }

    /**
     * A platform thread takes longer to fall asleep and wake than short arms take together, so it looks for some thirty
     * microseconds first, which is what that costs. A virtual thread would keep arms from the processor it looks with.
     */
    private void lookForAWhile() {
        if (Thread.currentThread().isVirtual()) {
            return;
        }
        for (int look = 0; look < LOOKS && running.get() > 0; look++) {
            Thread.onSpinWait();
        }
    }

    @SuppressWarnings("unchecked") // what was written
    private List<@Nullable T> answers() {
        return (List<@Nullable T>) Arrays.asList(answers);
    }

    private void giveUp(Function<Lane, T> abandoned) {
        Halt known = lane.halt();
        Halt why = known == null ? new Halt(Halt.Kind.TIME_OUT, limit()) : known;
        lanes.forEach(child -> child.cancel(why));
        long end = Durations.after(run.record().now(), run.settings().gracePeriod());
        while (running.get() > 0) {
            long left = end - run.record().now();
            if (left <= 0) {
                leaveBehind(abandoned);
            }
            if (running.get() > 0) {
                LaneWait.uninterruptibly(lane, lock, over, left);
            }
        }
    }

    private void leaveBehind(Function<Lane, T> abandoned) {
        for (int i = 0; i < answers.length; i++) {
            Lane child = lanes.get(i);
            if (child.abandon()) {
                answers[i] = abandoned.apply(child);
                running.decrementAndGet();
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
