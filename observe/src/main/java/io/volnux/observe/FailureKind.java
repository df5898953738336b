// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import java.util.Locale;

/** Whether an execution failed, and whether something in the script answered it. */
public enum FailureKind {
    NONE,
    /** A branch, a strategy, a stop condition or a goTo took care of it. */
    HANDLED,
    /** Nothing did. */
    UNHANDLED,
    /** Not yet known: the run still goes on. */
    OPEN;

    /** The spelling in JSON, lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
