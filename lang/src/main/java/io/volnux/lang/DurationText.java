// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as scripts, settings and the command line write them: {@code 500ms}, {@code 30s}, {@code 1.5m}, {@code 2h}, {@code 1d}. */
public final class DurationText {
    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) ?(ms|s|m|h|d)", Pattern.CASE_INSENSITIVE);

    private DurationText() {}

    /** Returns the duration, which is not negative, or empty when the text is none. */
    public static Optional<Duration> parse(String text) {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long unitNanos = switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 86_400_000_000_000L;
        };
        var nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unitNanos));
        var parts = nanos.toBigInteger().divideAndRemainder(java.math.BigInteger.valueOf(1_000_000_000L));
        return Optional.of(Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact()));
    }

    /** Returns the duration of a resolved option value, a number of seconds or a text, or empty when it is none. */
    public static Optional<Duration> of(Object value) {
        return switch (value) {
            case Long seconds
            when seconds >= 0 && seconds <= 1_000_000_000_000L -> Optional.of(Duration.ofSeconds(seconds));
            case Double seconds
            when seconds >= 0 && seconds <= 1e12 ->
                Optional.of(Duration.ofNanos(Math.round((seconds - Math.floor(seconds)) * 1e9))
                        .plusSeconds((long) Math.floor(seconds)));
            case String text -> parse(text);
            default -> Optional.empty();
        };
    }
}
