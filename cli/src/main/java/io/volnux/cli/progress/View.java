// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.progress;

import io.volnux.task.TaskRecord;

/** Shows what happens. Called from the threads that work, so it must be quick and thread-safe. */
sealed interface View extends AutoCloseable permits LiveView, LineView {

    /** A run starts: the clock of the first one is the one that is shown. */
    void begins();

    /** A task starts. */
    void started(TaskProgress task);

    /** An attempt failed and another one will follow. */
    void retrying(TaskProgress task, TaskProgress.Wait failure);

    /** A task ended. */
    void ended(TaskProgress task, TaskRecord record);

    /** The run is over: nothing moves any more. */
    @Override
    void close();
}
