// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

/** A task asked for a branch that it does not have. */
public final class TaskSwitchingException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    private final String taskName;
    private final int descriptor;

    public TaskSwitchingException(String taskName, int descriptor) {
        super("task %s went to branch %d, which it does not have; write %s (%d -> ...) in the script"
                .formatted(taskName, descriptor, taskName, descriptor));
        this.taskName = taskName;
        this.descriptor = descriptor;
    }

    /** The task that asked. */
    public String taskName() {
        return taskName;
    }

    /** The branch it asked for. */
    public int descriptor() {
        return descriptor;
    }
}
