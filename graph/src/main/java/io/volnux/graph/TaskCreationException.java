// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.VolnuxException;

/** A task's constructor or factory threw; the cause says why. */
public final class TaskCreationException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    public TaskCreationException(String type, Throwable cause) {
        super("no instance of %s: its constructor threw %s".formatted(type, cause), cause);
    }
}
