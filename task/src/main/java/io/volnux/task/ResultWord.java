// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.Locale;

/** The verdict over a whole run in one word, as shown in reports, JSON, traces and metrics. */
public enum ResultWord {
    SUCCESS(0),
    /** Went on after unhandled failures (failure policy CONTINUE). */
    PARTIAL(1),
    FAILURE(1),
    /** Ended by a stop condition. */
    STOPPED(0),
    CANCELLED(130),
    ABORTED(143),
    TIMEOUT(1),
    /** The engine or an executor failed, not a task. */
    ERROR(1);

    private final String word = name().toLowerCase(Locale.ROOT);

    private final int exitCode;

    ResultWord(int exitCode) {
        this.exitCode = exitCode;
    }

    /** Exit code of a command that made such a run; a run STOPPED by a failure exits with 1 instead. */
    public int exitCode() {
        return exitCode;
    }

    /** The stored spelling, lower case. */
    public String word() {
        return word;
    }
}
