// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.internal.run.Interruption;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.Worker;
import io.volnux.graph.TaskSettings;
import io.volnux.task.RetryExhaustedException;
import io.volnux.task.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries until it works, until another attempt would not help, or until there is no attempt left. */
final class AttemptLoop {

    /** What the loop needs of the one whose attempts these are. */
    interface Owner {
        /** Makes attempt {@code number}. */
        Ended attempt(int number);

        /** Another attempt follows after {@code backoff}. */
        void failed(int attempt, Throwable thrown, Duration backoff);

        /** The back-off is over; {@code waited} is how long it really took. */
        void retrying(int attempt, Duration backoff, long waited);

        /** There is no attempt left. */
        void exhausted(int attempts);

        /** Its name. */
        String name();
    }

    private final Lane lane;
    private final TaskSettings settings;
    private final Owner owner;
    private final List<Throwable> thrownSoFar = new ArrayList<>();

    private AttemptLoop(Lane lane, TaskSettings settings, Owner owner) {
        this.lane = lane;
        this.settings = settings;
        this.owner = owner;
    }

    /** Makes all attempts. Most work succeeds at the first and needs no loop. */
    static Ended run(Lane lane, TaskSettings settings, Owner owner) {
        if (lane.halt() != null) {
            return new Ended.Cancelled();
        }
        Ended first = owner.attempt(1);
        return after(first, lane, settings, owner);
    }

    /** Makes the attempts that follow a first one. */
    static Ended after(Ended first, Lane lane, TaskSettings settings, Owner owner) {
        return first instanceof Ended.Returned ? first : new AttemptLoop(lane, settings, owner).after(first);
    }

    private Ended after(Ended first) {
        Ended ended = first;
        for (int number = 1; ; number++) {
            if (number > 1) {
                if (lane.halt() != null) {
                    return new Ended.Cancelled();
                }
                ended = owner.attempt(number);
            }
            Throwable thrown = retryable(ended);
            if (thrown == null) {
                return ended;
            }
            thrownSoFar.add(thrown);
            if (number >= settings.maxAttempts()) {
                return usedUp(ended, number);
            }
            Ended stopped = backOff(number, thrown);
            if (stopped != null) {
                return stopped;
            }
        }
    }

    /** What was thrown, if another attempt may help. */
    private @Nullable Throwable retryable(Ended ended) {
        Throwable thrown = switch (ended) {
            case Ended.Threw(var e) -> e;
            case Ended.TimedOut(var e) -> e;
            case Ended.Returned ignored -> null;
            case Ended.Abandoned ignored -> null;
            case Ended.DeadlineOver ignored -> null;
            case Ended.Cancelled ignored -> null;
            case Ended.Rejected ignored -> null;
        };
        RetryPolicy policy = settings.retry();
        return thrown != null && policy != null && policy.isRetryable(thrown) ? thrown : null;
    }

    private Ended usedUp(Ended ended, int attempts) {
        if (attempts == 1) {
            return ended;
        }
        owner.exhausted(attempts);
        Throwable first = thrownSoFar.get(0);
        RetryExhaustedException all = new RetryExhaustedException(
                owner.name(), attempts, first, lane.run().record().secrets());
        thrownSoFar.stream().skip(1).forEach(all::addSuppressed);
        return ended instanceof Ended.TimedOut ? new Ended.TimedOut(all) : new Ended.Threw(all);
    }

    private @Nullable Ended backOff(int number, Throwable thrown) {
        RetryPolicy policy = settings.retry();
        long nanos = policy == null ? 0 : policy.backoffNanos(number);
        Duration backoff = Duration.ofNanos(nanos);
        owner.failed(number, thrown, backoff);
        long before = lane.run().record().now();
        if (nanos > 0 && !sleep(Math.min(nanos, lane.deadline() - before))) {
            return new Ended.Cancelled();
        }
        long after = lane.run().record().now();
        if (after >= lane.deadline()) {
            return new Ended.DeadlineOver();
        }
        owner.retrying(number, backoff, nanos > 0 ? after - before : 0);
        return null;
    }

    private boolean sleep(long nanos) {
        Worker worker = lane.worker();
        if (!worker.enterWait()) {
            return false;
        }
        try {
            if (nanos > 0) {
                lane.run().settings().time().sleep(nanos);
            }
            return lane.halt() == null;
        } catch (InterruptedException interrupt) {
            if (lane.halt() == null) {
                Interruption.cancel(lane.run());
            }
            return false;
        } finally {
            worker.leave();
        }
    }
}
