// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them. */
public final class Durations {

    private static final Pattern SIMPLE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ns|us|ms|s|m|h|d)?");

    private Durations() {}

    /**
     * Reads {@code 250ms}, {@code 30s}, {@code 5m}, {@code 1.5h}, {@code 2d}, a bare number of seconds, or ISO-8601.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static Duration parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        Matcher matcher = SIMPLE.matcher(trimmed);
        if (matcher.matches()) {
            return of(Double.parseDouble(matcher.group(1)), matcher.group(2) == null ? "s" : matcher.group(2));
        }
        try {
            return Duration.parse(trimmed);
        } catch (java.time.DateTimeException notIso) {
            throw new IllegalArgumentException(
                    "duration must look like 30s, 250ms, 5m, 1h or 2d, got '" + text + "'", notIso);
        }
    }

    /** As people write it, in a form that {@link #parse} mostly reads: {@code 250ms}, {@code 30s}, {@code 1m 30s}. */
    public static String text(Duration duration) {
        if (duration.isNegative()) {
            return "-" + text(duration.negated());
        }
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            long nanos = duration.toNanos();
            return nanos == 0 ? "0s" : decimal(nanos, nanos >= 1_000_000 ? 6 : nanos >= 1_000 ? 3 : 0, unit(nanos));
        }
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return decimal(duration.toMillis(), 3, "s");
        }
        StringJoiner parts = new StringJoiner(" ");
        add(parts, duration.toDays(), "d");
        add(parts, duration.toHoursPart(), "h");
        add(parts, duration.toMinutesPart(), "m");
        if (duration.toSecondsPart() > 0 || duration.toMillisPart() > 0) {
            parts.add(decimal(duration.toSecondsPart() * 1_000L + duration.toMillisPart(), 3, "s"));
        }
        return parts.toString();
    }

    private static String unit(long nanos) {
        return nanos >= 1_000_000 ? "ms" : nanos >= 1_000 ? "us" : "ns";
    }

    private static String decimal(long number, int scale, String unit) {
        BigDecimal value = BigDecimal.valueOf(number, scale);
        return value.signum() == 0 ? "0" + unit : value.stripTrailingZeros().toPlainString() + unit;
    }

    private static void add(StringJoiner parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + unit);
        }
    }

    /** In nanoseconds; what is longer than they can count, some 292 years, is as good as forever. */
    public static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException forever) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** The moment that is so long after another one, both in nanoseconds; at most the last that can be counted. */
    public static long after(long moment, Duration duration) {
        long nanos = nanos(duration);
        return moment > 0 && nanos > Long.MAX_VALUE - moment ? Long.MAX_VALUE : moment + nanos;
    }

    /** Seconds, with fractions. */
    public static Duration ofSeconds(double seconds) {
        return of(seconds, "s");
    }

    private static Duration of(double amount, String unit) {
        double nanos = switch (unit) {
            case "ns" -> amount;
            case "us" -> amount * 1e3;
            case "ms" -> amount * 1e6;
            case "m" -> amount * 60e9;
            case "h" -> amount * 3600e9;
            case "d" -> amount * 86400e9;
            default -> amount * 1e9;
        };
        return Duration.ofNanos((long) nanos);
    }
}
