// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.tasks;

import io.volnux.task.VolnuxException;

/** A command of {@code sh::Run} ended with another exit code than 0. */
public final class CommandFailedException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandFailedException(int exitCode, String said) {
        super("command exited with %d%s".formatted(exitCode, said.isEmpty() ? "" : ": " + said));
        this.exitCode = exitCode;
    }

    /** Its exit code. */
    public int exitCode() {
        return exitCode;
    }
}
