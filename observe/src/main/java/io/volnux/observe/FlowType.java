// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import java.util.Locale;

/** How the nodes of one context run. */
public enum FlowType {
    SINGLE,
    PARALLEL,
    GROUP,
    META;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The spelling in telemetry, lower case. */
    public String word() {
        return word;
    }
}
