// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.run;

import io.volnux.engine.internal.result.Published;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Guards the moments in which a thread may be interrupted: user code and the engine's own waits. An interrupt is
 * delivered only inside them and is gone once they are left, so it never reaches the engine's bookkeeping.
 *
 * <p>Work that does not react can be abandoned while it is inside; its thread then learns so when it leaves.
 */
public final class Worker {

    private static final int IDLE = 0;
    private static final int BUSY = 1;
    private static final int INTERRUPTING = 2;
    private static final int INTERRUPTED = 3;
    private static final int CANCELLED = 4;
    private static final int ABANDONED = 5;

    private static final VarHandle STATE = Published.field(MethodHandles.lookup(), "state", int.class);

    private volatile int state = IDLE;
    private volatile Thread thread;
    private volatile boolean waiting;

    public Worker(Thread thread) {
        this.thread = thread;
    }

    /** The thread that does the work; set by that thread when it differs from the one that made this. */
    public void runsOn(Thread actual) {
        this.thread = actual;
    }

    /** Name of the thread, for people. */
    public String threadName() {
        String name = thread.getName();
        return name.isEmpty() ? "virtual thread #" + thread.threadId() : name;
    }

    /** Before user code. False: it was cancelled, do not go in. */
    public boolean enter() {
        return STATE.compareAndSet(this, IDLE, BUSY);
    }

    /** Before a wait of the engine, which is sure to react to an interrupt and therefore is never abandoned. */
    public boolean enterWait() {
        waiting = true;
        boolean entered = enter();
        waiting = entered;
        return entered;
    }

    /**
     * After user code or a wait.
     *
     * @throws LaneAbandoned if nobody waits for this work any more
     */
    public void leave() {
        if (STATE.compareAndSet(this, BUSY, IDLE)) {
            if (waiting) {
                waiting = false;
            }
            return;
        }
        while (state == INTERRUPTING) {
            Thread.onSpinWait();
        }
        if (!STATE.compareAndSet(this, INTERRUPTED, CANCELLED)) {
            throw new LaneAbandoned();
        }
        waiting = false;
        Thread.interrupted(); // the interrupt was ours and has done its work
    }

    /** Interrupts what is inside, and lets nothing more in. */
    public void cancel() {
        while (true) {
            int now = state;
            if (now == IDLE && STATE.compareAndSet(this, IDLE, CANCELLED)) {
                return;
            }
            if (now == BUSY && STATE.compareAndSet(this, BUSY, INTERRUPTING)) {
                thread.interrupt();
                state = INTERRUPTED;
                return;
            }
            if (now > INTERRUPTING) {
                return;
            }
            Thread.onSpinWait(); // somebody else is interrupting: when this returns, it is done
        }
    }

    /** Whether it was cancelled. */
    public boolean isCancelled() {
        return state >= INTERRUPTING;
    }

    /** Gives up on work that was interrupted and is still inside; false if it has left meanwhile. */
    public boolean abandon() {
        return !waiting && STATE.compareAndSet(this, INTERRUPTED, ABANDONED);
    }

    /** Whether it was abandoned. */
    public boolean isAbandoned() {
        return state == ABANDONED;
    }
}
