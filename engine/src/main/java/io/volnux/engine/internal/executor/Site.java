// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.internal.run.Interruption;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.Run;
import io.volnux.engine.internal.run.Worker;
import io.volnux.engine.spi.TaskExecutor;
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
    private final @Nullable Duration attemptTimeout;
    private final @Nullable TaskExecutor elsewhere;
    private final String name;
    private long waited;
    private long firstStart = -1;

    /** @throws java.util.concurrent.RejectedExecutionException if the executor cannot be had */
    Site(Lane lane, TaskSettings settings) {
        this.lane = lane;
        this.attemptTimeout = settings.attemptTimeout();
        String wanted = settings.executor();
        boolean here = wanted == null || wanted.equals("inline") || wanted.equals("virtual");
        boolean ownThread = lane.hasOwnThread() && !limited();
        if (wanted != null && !here) {
            this.name = wanted;
            this.elsewhere = lane.run().executors().find(wanted, settings.executorConfig());
        } else if (ownThread || (!limited() && !"virtual".equals(wanted))) {
            this.name = ownThread ? "virtual" : "inline";
            this.elsewhere = null;
        } else {
            this.name = "virtual";
            this.elsewhere = VIRTUAL;
        }
    }

    private boolean limited() {
        return attemptTimeout != null || lane.isLimitedHere();
    }

    /** Name of the executor, as recorded. */
    String executorName() {
        return name;
    }

    /** Whether user code runs on another thread than the lane's. */
    boolean hops() {
        return elsewhere != null;
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
                worker.leave();
            } finally {
                scope.close();
            }
        }
        return judged(ended);
    }

    static Ended guarded(UserCode code) {
        try {
            Outcome<?> outcome = code.call();
            return new Ended.Returned(outcome);
        } catch (Throwable thrown) {
            return new Ended.Threw(thrown);
        }
    }

    /** An interrupt that is not ours, on the thread of the run's caller, cancels the run. */
    private Ended judged(Ended ended) {
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
        Hop hop = new Hop(lane, code, around);
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
