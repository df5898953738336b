// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.engine.internal.result.RunRecord;

/** Threads that runs are given. */
final class Threads {

    /** Nesting from which a run needs a larger stack than the caller may have left. */
    static final int DEEP = 40;

    /** Nesting from which the stack of a virtual thread may not do either: a level takes some two kilobytes. */
    private static final int DEEPEST = 128;

    private static final long LARGE_STACK = 256L << 20;

    private Threads() {}

    static Thread.Builder forRun(int depth, String runId) {
        String name = "volnux-run-" + runId;
        return depth > DEEPEST
                ? Thread.ofPlatform().daemon().stackSize(LARGE_STACK).name(name)
                : Thread.ofVirtual().name(name);
    }

    /** Waits as if the run were on this thread: an interrupt cancels it, and the flag is set again at the end. */
    static RunRecord await(RunHandle handle) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    handle.await();
                    return handle.record();
                } catch (InterruptedException interrupt) {
                    interrupted = true;
                    handle.cancel();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
