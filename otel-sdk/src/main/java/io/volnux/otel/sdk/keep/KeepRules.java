// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.keep;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.volnux.otel.sdk.internal.option.Durations;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are worth keeping; one rule that holds is enough.
 *
 * @param errors those with a failure, handled or not
 * @param retries those with a second attempt
 * @param slowerThan those that took longer; negative: no such rule
 * @param ratio this share of all
 */
public record KeepRules(boolean errors, boolean retries, Duration slowerThan, double ratio) {

    private static final AttributeKey<Long> ATTEMPTS = AttributeKey.longKey("volnux.task.attempts");
    private static final AttributeKey<Long> UNHANDLED = AttributeKey.longKey("volnux.run.failures.unhandled");
    private static final AttributeKey<Long> HANDLED = AttributeKey.longKey("volnux.run.failures.handled");
    /** The trace's last 63 bits, as the SDK's own sampler compares them. */
    private static final int LAST_BITS = 16;

    /**
     * Reads {@code errors,retries,slower-than:30s,ratio:0.1}, or some of it.
     *
     * @param ratio the share that is kept in any case, unless the text says one
     * @return empty for {@code all}
     * @throws IllegalArgumentException if it is written otherwise; says how it must be
     */
    public static Optional<KeepRules> parse(String text, double ratio) {
        KeepRules rules = new KeepRules(false, false, Duration.ofNanos(-1), ratio);
        for (String part : text.split(",", -1)) {
            String word = part.strip();
            if (word.equals("all")) {
                return Optional.empty();
            }
            rules = word.isEmpty() ? rules : rules.and(word);
        }
        return Optional.of(rules);
    }

    private KeepRules and(String word) {
        String value = word.substring(word.indexOf(':') + 1).strip();
        try {
            return switch (word.replaceFirst(":.*", "")) {
                case "errors" -> new KeepRules(true, retries, slowerThan, ratio);
                case "retries" -> new KeepRules(errors, true, slowerThan, ratio);
                case "slower-than" -> new KeepRules(errors, retries, Durations.parse(value), ratio);
                case "ratio" -> new KeepRules(errors, retries, slowerThan, share(value));
                default -> throw new IllegalArgumentException(word);
            };
        } catch (DateTimeParseException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "keep must be all, or errors, retries, slower-than:<duration>, ratio:<0..1> separated by commas, got '%s'"
                            .formatted(word),
                    wrong);
        }
    }

    private static double share(String text) {
        double share = Double.parseDouble(text);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(text);
        }
        return share;
    }

    /** Whether a run is kept, by all its spans that have ended. */
    boolean keep(ReadableSpan root, List<ReadableSpan> spans) {
        return (errors && (failed(root) || spans.stream().anyMatch(KeepRules::isError)))
                || (retries && spans.stream().anyMatch(KeepRules::isRetried))
                || (!slowerThan.isNegative() && root.getLatencyNanos() > slowerThan.toNanos())
                || inRatio(root.getSpanContext().getTraceId());
    }

    private boolean inRatio(String traceId) {
        if (ratio <= 0) {
            return false;
        }
        long bound = ratio >= 1 ? Long.MAX_VALUE : (long) (Long.MAX_VALUE * ratio);
        return (Long.parseUnsignedLong(traceId, LAST_BITS, 2 * LAST_BITS, 16) & Long.MAX_VALUE) <= bound;
    }

    private static boolean failed(ReadableSpan root) {
        return positive(root.getAttribute(UNHANDLED)) || positive(root.getAttribute(HANDLED)) || isError(root);
    }

    private static boolean positive(@Nullable Long count) {
        return count != null && count > 0;
    }

    private static boolean isError(ReadableSpan span) {
        return span.toSpanData().getStatus().getStatusCode() == StatusCode.ERROR;
    }

    private static boolean isRetried(ReadableSpan span) {
        Long attempts = span.getAttribute(ATTEMPTS);
        return attempts != null && attempts > 1;
    }
}
