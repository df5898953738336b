// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import java.time.Duration;

/** Durations as people read them: {@code 850 µs}, {@code 12.3 ms}, {@code 4.21 s}, {@code 2 m 03 s}. */
public final class TimeText {

    private static final double TEN = 9.995;
    private static final double HUNDRED = 99.95;
    private static final double THOUSAND = 999.5;
    private static final double MINUTE = 59.95;

    private TimeText() {}

    /** Three digits and a unit. */
    public static String of(Duration duration) {
        return ofNanos(duration.toNanos());
    }

    /** Three digits and a unit. */
    public static String ofNanos(long nanos) {
        if (nanos < 0) {
            return "-" + ofNanos(nanos == Long.MIN_VALUE ? Long.MAX_VALUE : -nanos);
        }
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos / 1e3 < THOUSAND) {
            return digits(nanos, 1_000) + " µs";
        }
        if (nanos / 1e6 < THOUSAND) {
            return digits(nanos, 1_000_000) + " ms";
        }
        if (nanos / 1e9 < MINUTE) {
            return digits(nanos, 1_000_000_000) + " s";
        }
        long seconds = Math.round(nanos / 1e9);
        if (seconds < 3_600) {
            return seconds / 60 + " m " + Digits.two(seconds % 60) + " s";
        }
        long minutes = Math.round(nanos / 60e9);
        return Digits.grouped(minutes / 60) + " h " + Digits.two(minutes % 60) + " m";
    }

    private static String digits(long nanos, long unit) {
        double value = (double) nanos / unit;
        return Digits.decimal(nanos, unit, value < TEN ? 2 : value < HUNDRED ? 1 : 0);
    }
}
