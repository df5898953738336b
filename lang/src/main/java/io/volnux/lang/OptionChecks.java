// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options the language knows, and what their values must be. All others are extras and may be anything. */
final class OptionChecks {
    /** The known keys in the order of the language's documentation. */
    static final List<String> KNOWN = List.of(
            "retry_attempts",
            "executor",
            "executor_config",
            "result_evaluation_strategy",
            "stop_condition",
            "bypass_event_checks",
            "attempt_timeout");

    private static final List<String> STRATEGIES =
            List.of("ALL_MUST_SUCCEED", "ANY_MUST_SUCCEED", "MAJORITY_MUST_SUCCEED", "NO_FAILURES_ALLOWED");
    private static final List<String> STOP_CONDITIONS =
            List.of("NEVER", "ON_SUCCESS", "ON_ERROR", "ON_EXCEPTION", "ON_ANY");

    private static final int SHOWN = 40;

    private final Source source;

    OptionChecks(Source source) {
        this.source = source;
    }

    /** Returns the value in its canonical form. */
    @Nullable
    Object checked(String key, @Nullable Object value, Token at) {
        switch (key) {
            case "retry_attempts" -> retryAttempts(value, at);
            case "executor" -> require(value instanceof String, key, "a text or an executor constant", value, at);
            case "executor_config" -> executorConfig(value, at);
            case "bypass_event_checks" -> require(value instanceof Boolean, key, "true or false", value, at);
            case "attempt_timeout" -> timeout(key, value, at);
            case "result_evaluation_strategy" -> {
                return choice(key, STRATEGIES, value, at);
            }
            case "stop_condition" -> {
                return choice(key, STOP_CONDITIONS, value, at);
            }
            default -> {}
        }
        return value;
    }

    private void retryAttempts(@Nullable Object value, Token at) {
        require(value instanceof Long, "retry_attempts", "an integer", value, at);
        if (value instanceof Long attempts && attempts < 0) {
            throw wrongValue(at, "retry_attempts must not be negative, got " + attempts, Optional.empty());
        }
        if (value instanceof Long attempts && attempts > Integer.MAX_VALUE) {
            throw wrongValue(
                    at, "retry_attempts must be at most " + Integer.MAX_VALUE + ", got " + attempts, Optional.empty());
        }
    }

    private void executorConfig(@Nullable Object value, Token at) {
        if (!(value instanceof Map<?, ?> fields)) {
            throw wrongType("executor_config", "a map", value, at);
        }
        if (fields.containsKey("max_workers")) {
            Object workers = fields.get("max_workers");
            boolean right = workers instanceof Long count && count >= 1 && count <= Integer.MAX_VALUE;
            if (!right) {
                throw wrongValue(
                        at,
                        "max_workers of executor_config must be an integer from 1 to " + Integer.MAX_VALUE + ", got "
                                + shown(workers),
                        Optional.empty());
            }
        }
    }

    private void timeout(String key, @Nullable Object value, Token at) {
        require(
                value instanceof Number || value instanceof String,
                key,
                "seconds or a text such as \"30s\"",
                value,
                at);
        var duration = value == null ? Optional.<java.time.Duration>empty() : DurationText.of(value);
        if (duration.isEmpty() || duration.get().isZero()) {
            throw wrongValue(
                    at,
                    key + " must be a time above 0 in seconds or a text such as \"30s\", got " + shown(value),
                    Optional.empty());
        }
    }

    private String choice(String key, List<String> choices, @Nullable Object value, Token at) {
        if (!(value instanceof String text)) {
            throw wrongType(key, "a text", value, at);
        }
        for (var choice : choices) {
            if (choice.equalsIgnoreCase(text)) {
                return choice;
            }
        }
        throw source.error(new Diagnostic(
                ErrorCode.E_OPTION_VALUE,
                at.position(),
                at.offending(),
                "unknown " + key + " '" + shortened(text) + "'",
                NearestName.nearest(text, choices).orElse(null),
                "Known: " + String.join(", ", choices)));
    }

    private void require(boolean right, String key, String type, @Nullable Object value, Token at) {
        if (!right) {
            throw wrongType(key, type, value, at);
        }
    }

    private PointySyntaxException wrongType(String key, String type, @Nullable Object value, Token at) {
        return source.error(ErrorCode.E_OPTION_TYPE, at, key + " must be " + type + ", got " + shown(value));
    }

    private PointySyntaxException wrongValue(Token at, String message, Optional<String> suggestion) {
        return source.error(ErrorCode.E_OPTION_VALUE, at, message, suggestion);
    }

    /** Returns a value as a message names it. */
    static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "the text '" + shortened(text) + "'";
            case List<?> ignored -> "a list";
            case Map<?, ?> ignored -> "a map";
            default -> value.toString().toLowerCase(Locale.ROOT);
        };
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) > SHOWN
                ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…"
                : text;
    }
}
