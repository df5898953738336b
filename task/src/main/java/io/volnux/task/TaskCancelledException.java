// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

/** The work was given up because its run is ending; thrown by {@link TaskContext#checkCancelled()} too. */
public final class TaskCancelledException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    public TaskCancelledException(String message) {
        super(message);
    }
}
