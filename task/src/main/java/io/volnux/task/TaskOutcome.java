// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.Locale;

/** How one task execution ended; the same words everywhere: results, reports, JSON, spans and metrics. */
public enum TaskOutcome {
    SUCCESS,
    FAILURE,
    GOTO,
    BYPASSED,
    /** Its stop condition hit, by a success or a failure. */
    STOPPED,
    CANCELLED,
    TIMED_OUT,
    /** Did not react to an interrupt within the grace period; its thread was left behind. */
    ABANDONED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The stored spelling, lower case. */
    public String word() {
        return word;
    }
}
