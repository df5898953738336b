// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.text;

import java.util.Locale;

/** Spans of time and counts as people read them. */
public final class Times {

    private static final long SECOND = 1_000_000_000L;

    private Times() {}

    /** {@code 12 ms}, {@code 1.2 s}, {@code 3 m 04 s}, {@code 1 h 02 m}. */
    public static String of(long nanos) {
        if (nanos < 999_500_000L) {
            return (nanos + 500_000) / 1_000_000 + " ms";
        }
        long tenths = (nanos + SECOND / 20) / (SECOND / 10);
        if (tenths < 600) {
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        long seconds = (nanos + SECOND / 2) / SECOND;
        return seconds < 3600
                ? seconds / 60 + " m " + two(seconds % 60) + " s"
                : seconds / 3600 + " h " + two(seconds / 60 % 60) + " m";
    }

    /** Tenths of seconds, for a clock that runs while it is looked at: {@code 4.2 s}. */
    public static String running(long nanos) {
        long tenths = Math.max(0, nanos) / (SECOND / 10);
        return tenths < 600 ? tenths / 10 + "." + tenths % 10 + " s" : of(nanos);
    }

    private static String two(long number) {
        return (number < 10 ? "0" : "") + number;
    }

    /** {@code 4,211}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
