// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import java.util.Locale;

/** Why one node had to wait for another. */
public enum EdgeKind {
    /** The stage before, joined by a plain arrow. */
    SEQUENCE,
    /** The stage before, whose results are piped in. */
    PIPE,
    /** The task whose branch this is. */
    BRANCH,
    /** Several arms, or a branch that leads back into the chain. */
    JOIN;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The spelling in telemetry, lower case. */
    public String word() {
        return word;
    }
}
