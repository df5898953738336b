// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.run;

import java.util.concurrent.atomic.AtomicInteger;

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

    private final AtomicInteger state = new AtomicInteger(IDLE);
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
        return state.compareAndSet(IDLE, BUSY);
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
        if (state.compareAndSet(BUSY, IDLE)) {
            if (waiting) {
                waiting = false;
            }
            return;
        }
        while (state.get() == INTERRUPTING) {
            Thread.onSpinWait();
        }
        if (!state.compareAndSet(INTERRUPTED, CANCELLED)) {
            throw new LaneAbandoned();
        }
        waiting = false;
        Thread.interrupted(); // the interrupt was ours and has done its work
    }

    /** Interrupts what is inside, and lets nothing more in. */
    public void cancel() {
        while (true) {
            int now = state.get();
            if (now == IDLE && state.compareAndSet(IDLE, CANCELLED)) {
                return;
            }
            if (now == BUSY && state.compareAndSet(BUSY, INTERRUPTING)) {
                thread.interrupt();
                state.set(INTERRUPTED);
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
        return state.get() >= INTERRUPTING;
    }

    /** Gives up on work that was interrupted and is still inside; false if it has left meanwhile. */
    public boolean abandon() {
        return !waiting && state.compareAndSet(INTERRUPTED, ABANDONED);
    }

    /** Whether it was abandoned. */
    public boolean isAbandoned() {
        return state.get() == ABANDONED;
    }
}
