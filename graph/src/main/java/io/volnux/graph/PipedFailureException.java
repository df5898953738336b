// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.VolnuxException;

/** A task wants the content of a result that has none, because its task failed. */
public final class PipedFailureException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    public PipedFailureException(String taskName) {
        super("piped result of %s failed; declare the parameter as TaskResults to look at failures"
                .formatted(taskName));
    }
}
