// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much of a run becomes spans. Metrics do not depend on it. */
public enum TraceDetail {
    /** The root only. */
    RUN,
    /** The root, tasks and their attempts. */
    TASK,
    /** Every layer of the engine. The default. */
    FULL;

    /** The spelling in options and scripts, lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@code run}, {@code task} or {@code full} in any letter case.
     *
     * @throws IllegalArgumentException naming the words that are allowed
     */
    public static TraceDetail parse(String word) {
        return Arrays.stream(values())
                .filter(detail -> detail.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("trace detail must be "
                        + Arrays.stream(values()).map(TraceDetail::word).collect(Collectors.joining(", ")) + ", got '"
                        + word + "'"));
    }
}
