// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.option;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spelling of durations. */
public final class Durations {

    private static final Pattern AMOUNT = Pattern.compile("(\\d+)\\s*(ms|s|m|h)?");

    private Durations() {}

    /**
     * Reads {@code 500ms}, {@code 10s}, {@code 1m}, {@code 2h}, milliseconds without unit, or ISO's spelling.
     *
     * @throws java.time.format.DateTimeParseException if it is none of them
     * @throws NumberFormatException if the amount is beyond a long
     */
    public static Duration parse(String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            return Duration.parse(text);
        }
        long count = Long.parseLong(amount.group(1));
        String unit = amount.group(2);
        return switch (unit == null ? "ms" : unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofMillis(count);
        };
    }
}
