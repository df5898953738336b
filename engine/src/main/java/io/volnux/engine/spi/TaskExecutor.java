// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.spi;

/** Runs attempts of tasks on threads of its own. Thread-safe; closed with its engine. */
public interface TaskExecutor extends AutoCloseable {

    /**
     * Runs the work, now or later, on some thread. The work never throws.
     *
     * @throws java.util.concurrent.RejectedExecutionException if it takes no more: an infrastructure error of the run
     */
    void execute(Runnable work);

    /** Ends its threads. */
    @Override
    default void close() {}
}
