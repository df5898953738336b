// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.run;

import io.volnux.engine.internal.result.Halt;
import io.volnux.task.TaskCancelledException;

/** Somebody outside interrupted the thread that waits for a run: the run is cancelled. */
public final class Interruption {

    private Interruption() {}

    /** Cancels the run and takes the interrupt flag; the caller of the run gets it back at the end. */
    public static void cancel(Run run) {
        Thread.interrupted();
        run.interruptedFromOutside();
        run.end(new Halt(Halt.Kind.CANCELLED, new TaskCancelledException("the run's thread was interrupted")));
    }
}
