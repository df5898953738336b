// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import java.time.Duration;
import java.util.Locale;

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
            return digits(nanos / 1e3) + " µs";
        }
        if (nanos / 1e6 < THOUSAND) {
            return digits(nanos / 1e6) + " ms";
        }
        if (nanos / 1e9 < MINUTE) {
            return digits(nanos / 1e9) + " s";
        }
        long seconds = Math.round(nanos / 1e9);
        if (seconds < 3_600) {
            return String.format(Locale.ROOT, "%d m %02d s", seconds / 60, seconds % 60);
        }
        long minutes = Math.round(nanos / 60e9);
        return String.format(Locale.ROOT, "%,d h %02d m", minutes / 60, minutes % 60);
    }

    private static String digits(double value) {
        String format = value < TEN ? "%.2f" : value < HUNDRED ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
