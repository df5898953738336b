// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.LaneAbandoned;
import io.volnux.engine.internal.run.LaneWait;
import io.volnux.engine.internal.run.Run;
import io.volnux.engine.internal.run.Worker;
import io.volnux.engine.spi.TaskExecutor;
import io.volnux.graph.TaskNode;
import io.volnux.observe.HandOff;
import io.volnux.observe.Scope;
import io.volnux.task.Durations;
import io.volnux.task.TaskCancelledException;
import io.volnux.task.TaskTimeoutException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call on another thread while the lane's thread waits: at most until a limit is over or the lane is cancelled, then
 * the call is interrupted, and after the grace period left behind.
 */
final class Hop {

    private enum State {
        WAITING,
        RUNNING,
        DONE,
        /** Will never start. */
        WITHDRAWN
    }

    private final Lane lane;
    private final TaskNode node;
    private final UserCode code;
    private final Supplier<Scope> around;
    private final HandOff handOff;
    private final Worker worker = new Worker(Thread.currentThread());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // guarded by lock
    private State state = State.WAITING;
    private @Nullable Ended ended;
    private long started = -1;

    Hop(Lane lane, TaskNode node, UserCode code, Supplier<Scope> around) {
        this.lane = lane;
        this.node = node;
        this.code = code;
        this.around = around;
        this.handOff = lane.run().publisher().handOff();
    }

    /** When it started on its worker, since the start of the run; -1 if it never did. */
    long started() {
        lock.lock();
        try {
            return started;
        } finally {
            lock.unlock();
        }
    }

    Ended run(TaskExecutor executor, @Nullable Duration attemptTimeout) {
        lane.hopsTo(worker);
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException rejected) {
            return new Ended.Rejected(rejected);
        } catch (RuntimeException broken) {
            return new Ended.Rejected(new RejectedExecutionException("executor failed: " + broken, broken));
        } finally {
            if (lane.halt() != null) {
                worker.cancel();
            }
        }
        try {
            return await(attemptTimeout);
        } finally {
            lane.hopsTo(null);
        }
    }

    private void work() {
        try {
            worker.runsOn(Thread.currentThread());
            lock.lock();
            try {
                if (state != State.WAITING) {
                    return;
                }
                state = State.RUNNING;
                started = lane.run().record().now();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            Ended how;
            Scope carried = handOff.open();
            try {
                how = inside();
            } finally {
                carried.close();
            }
            done(how);
        } catch (LaneAbandoned late) {
            lane.run().lateResult(node);
        }
    }

    private Ended inside() {
        Scope scope = around.get();
        try {
            if (!worker.enter()) {
                return new Ended.Cancelled();
            }
            try {
                return Site.guarded(code);
            } finally {
                worker.leave();
            }
        } finally {
            scope.close();
        }
    }

    private void done(Ended how) {
        Thread.interrupted(); // the thread belongs to a pool: nothing of this call stays on it
        lock.lock();
        try {
            ended = how;
            state = State.DONE;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Ended await(@Nullable Duration attemptTimeout) {
        Run run = lane.run();
        boolean over = false;
        lock.lock();
        try {
            while (state != State.DONE && lane.halt() == null && !over) {
                over = !LaneWait.until(lane, lock, changed, Math.min(attemptEnd(attemptTimeout), lane.deadline()))
                        && state != State.DONE;
            }
            if (state == State.DONE) {
                return answer();
            }
            worker.cancel();
            if (state == State.WAITING) {
                state = State.WITHDRAWN;
                return why(attemptTimeout);
            }
            return afterGrace(run, attemptTimeout);
        } finally {
            lock.unlock();
        }
    }

    /** The limit of an attempt counts from its start, not while it waits for a worker. */
    private long attemptEnd(@Nullable Duration timeout) {
        return timeout == null || started < 0 ? Lane.FOREVER : Durations.after(started, timeout);
    }

    private Ended afterGrace(Run run, @Nullable Duration attemptTimeout) {
        long end = Durations.after(run.record().now(), run.settings().gracePeriod());
        while (state != State.DONE) {
            long left = end - run.record().now();
            if (left <= 0 && worker.abandon()) {
                run.leftBehind(worker.threadName(), lane.currentExecution());
                return new Ended.Abandoned(new TaskCancelledException(
                        "task did not react to its interrupt within %s; thread %s was left behind"
                                .formatted(Durations.text(run.settings().gracePeriod()), worker.threadName())));
            }
            LaneWait.uninterruptibly(lane, lock, changed, left);
        }
        Ended known = answer();
        return known instanceof Ended.Returned ? known : why(attemptTimeout);
    }

    private Ended answer() {
        Ended known = ended;
        if (known == null) {
            throw new IllegalStateException("a call that is done has an answer");
        }
        return known instanceof Ended.Threw && lane.halt() != null ? new Ended.Cancelled() : known;
    }

    private Ended why(@Nullable Duration attemptTimeout) {
        if (lane.halt() != null) {
            return new Ended.Cancelled();
        }
        if (lane.deadline() <= lane.run().record().now() || attemptTimeout == null) {
            return new Ended.DeadlineOver();
        }
        return new Ended.TimedOut(new TaskTimeoutException(
                "attempt took longer than %s".formatted(Durations.text(attemptTimeout)), attemptTimeout));
    }
}
