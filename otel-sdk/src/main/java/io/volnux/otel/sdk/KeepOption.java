// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.volnux.otel.sdk.internal.keep.KeepRules;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the option {@code keep}. */
final class KeepOption {

    private KeepOption() {}

    /** The rules; empty: all runs are kept. */
    static Optional<KeepRules> of(Options options) {
        boolean errors = false;
        boolean retries = false;
        Duration slower = Duration.ofNanos(-1);
        double rate = options.share(TelemetryOption.SAMPLE_RATE);
        // with a tail decision, the rate is one more reason to keep a run; 1 is its default and would keep them all
        double ratio = rate < 1 ? rate : 0;
        for (String word : Options.split(options.text(TelemetryOption.KEEP))) {
            String value = word.substring(word.indexOf(':') + 1).strip();
            switch (word.replaceFirst(":.*", "")) {
                case "all" -> {
                    return Optional.empty();
                }
                case "errors" -> errors = true;
                case "retries" -> retries = true;
                case "slower-than" -> slower = duration(value);
                case "ratio" -> ratio = ratio(value);
                default -> throw wrong(word);
            }
        }
        return Optional.of(new KeepRules(errors, retries, slower, ratio));
    }

    private static Duration duration(String text) {
        try {
            return Options.duration(text);
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            throw wrong("slower-than:" + text);
        }
    }

    private static double ratio(String text) {
        try {
            double ratio = Double.parseDouble(text);
            if (ratio >= 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException unreadable) {
            // said below
        }
        throw wrong("ratio:" + text);
    }

    private static IllegalArgumentException wrong(String word) {
        return new IllegalArgumentException(
                "keep must be all, or errors, retries, slower-than:<duration>, ratio:<0..1> separated by commas, got '%s'"
                        .formatted(word));
    }
}
