// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.run;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** The engine's own waits on a lane's thread. Callers hold the lock, loop, and look at {@link Lane#halt()}. */
public final class LaneWait {

    private LaneWait() {}

    /**
     * Waits for a change, for the lane's cancellation, or for a moment.
     *
     * @param moment in nanoseconds since the start of the run, {@link Lane#FOREVER} for none
     * @return false if the moment has come
     */
    @SuppressWarnings("WaitNotInLoop") // callers loop
    public static boolean until(Lane lane, Lock lock, Condition changed, long moment) {
        if (!lane.worker().enterWait()) {
            return true;
        }
        boolean inTime = true;
        try {
            if (moment == Lane.FOREVER) {
                changed.await();
            } else {
                long left = moment - lane.run().record().now();
                inTime = left > 0 && lane.run().settings().time().awaitNanos(lock, changed, left) > 0;
            }
        } catch (InterruptedException interrupt) {
            if (lane.halt() == null) {
                Interruption.cancel(lane.run());
            }
        } finally {
            lane.worker().leave();
        }
        return inTime;
    }

    /** Waits for a change, at most {@code left} nanoseconds (but at least a little); remembers interrupts for later. */
    @SuppressWarnings("WaitNotInLoop") // callers loop
    public static void uninterruptibly(Lane lane, Lock lock, Condition changed, long left) {
        try {
            long unused = lane.run().settings().time().awaitNanos(lock, changed, Math.max(left, 1_000_000));
        } catch (InterruptedException again) {
            lane.run().interruptedFromOutside();
        }
    }
}
