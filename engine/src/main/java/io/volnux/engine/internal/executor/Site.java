// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.internal.run.Interruption;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.LaneAbandoned;
import io.volnux.engine.internal.run.Run;
import io.volnux.engine.internal.run.Worker;
import io.volnux.engine.spi.TaskExecutor;
import io.volnux.graph.TaskNode;
import io.volnux.graph.TaskSettings;
import io.volnux.observe.Scope;
import io.volnux.task.Outcome;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where user code of one execution runs: on the lane's own thread, or, with a limit or another executor, elsewhere. */
final class Site {

    private static final TaskExecutor VIRTUAL = Thread.ofVirtual().name("volnux-attempt-", 0)::start;

    private final Lane lane;
    private final TaskNode node;
    private final @Nullable Duration attemptTimeout;
    private final @Nullable TaskExecutor elsewhere;
    private final @Nullable RuntimeException refusal;
    private final String name;
    private long waited;
    private long firstStart = -1;

    Site(Lane lane, TaskNode node, TaskSettings settings) {
        this.lane = lane;
        this.node = node;
        this.attemptTimeout = settings.attemptTimeout();
        String wanted = settings.executor();
        boolean here = wanted == null || wanted.equals("inline") || wanted.equals("virtual");
        boolean ownThread = lane.hasOwnThread() && !limited();
        if (wanted != null && !here) {
            this.name = wanted;
            TaskExecutor found = null;
            RuntimeException none = null;
            try {
                found = lane.run().executors().find(wanted, settings.executorConfig());
            } catch (RuntimeException refused) {
                none = refused;
            }
            this.elsewhere = found;
            this.refusal = none;
        } else if (ownThread || (!limited() && !"virtual".equals(wanted))) {
            this.name = ownThread ? "virtual" : "inline";
            this.elsewhere = null;
            this.refusal = null;
        } else {
            this.name = "virtual";
            this.elsewhere = VIRTUAL;
            this.refusal = null;
        }
    }

    /** Whether a limit applies that only this site watches over. */
    boolean limited() {
        return attemptTimeout != null || lane.isLimitedHere();
    }

    /** Name of the executor, as recorded. */
    String executorName() {
        return name;
    }

    /** Why the executor could not be had, null if it could. */
    @Nullable
    RuntimeException refusal() {
        return refusal;
    }

    /** Says that the first call begins at a moment known already, if it does not go to another thread. */
    void begins(long nanos) {
        if (elsewhere == null && firstStart < 0) {
            firstStart = nanos;
        }
    }

    /** Time spent waiting for a worker after the first attempt, so far. */
    long waited() {
        return waited;
    }

    /** When the first call began on its worker, since the start of the run; -1 if none did. */
    long firstStart() {
        return firstStart;
    }

    /**
     * Calls user code and waits for it, no longer than the limits allow.
     *
     * @param around opened on the executing thread round the call
     */
    Ended call(UserCode code, Supplier<Scope> around) {
        TaskExecutor executor = elsewhere;
        return executor == null ? here(code, around) : there(executor, code, around);
    }

    private Ended here(UserCode code, Supplier<Scope> around) {
        if (firstStart < 0) {
            firstStart = lane.run().record().now();
        }
        Worker worker = lane.worker();
        Scope scope = around.get();
        if (!worker.enter()) {
            scope.close();
            return new Ended.Cancelled();
        }
        Ended ended;
        try {
            ended = guarded(code);
        } finally {
            try {
                leave(worker);
            } finally {
                scope.close();
            }
        }
        return judged(lane, ended);
    }

    /** After user code on the lane's own thread. */
    void leave(Worker worker) {
        try {
            worker.leave();
        } catch (LaneAbandoned late) {
            lane.run().lateResult(node);
            throw late;
        }
    }

    static Ended guarded(UserCode code) {
        try {
            Outcome<?> outcome = code.call();
            return new Ended.Returned(Failures.speakable(outcome));
        } catch (Throwable thrown) {
            return new Ended.Threw(Failures.speakable(thrown));
        }
    }

    /** An interrupt that is not ours, on the thread of the run's caller, cancels the run. */
    static Ended judged(Lane lane, Ended ended) {
        boolean cancelled = lane.halt() != null;
        if (!cancelled && !lane.hasOwnThread()) {
            boolean interrupted = Thread.currentThread().isInterrupted()
                    || (ended instanceof Ended.Threw threw && threw.thrown() instanceof InterruptedException);
            if (interrupted) {
                Interruption.cancel(lane.run());
                cancelled = true;
            }
        } else if (lane.hasOwnThread()) {
            Thread.interrupted(); // whatever user code left on a thread of ours
        }
        return cancelled && ended instanceof Ended.Threw ? new Ended.Cancelled() : ended;
    }

    private Ended there(TaskExecutor executor, UserCode code, Supplier<Scope> around) {
        Run run = lane.run();
        long submitted = run.record().now();
        Hop hop = new Hop(lane, node, code, around);
        Ended ended = hop.run(executor, attemptTimeout);
        long started = hop.started();
        if (firstStart < 0) {
            firstStart = started;
        } else {
            waited += Math.max(0, (started < 0 ? run.record().now() : started) - submitted);
        }
        return ended;
    }
}
