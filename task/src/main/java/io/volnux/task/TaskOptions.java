// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options in force for a task: written at it in the script or inherited from enclosing groups. Values are text,
 * {@link Long}, {@link Double}, {@link Boolean}, null, lists and maps of these. Immutable.
 */
public final class TaskOptions {

    /** Keys with a meaning of their own; all others are extras. */
    public static final Set<String> KNOWN = Set.of(
            "retry_attempts",
            "executor",
            "executor_config",
            "result_evaluation_strategy",
            "stop_condition",
            "bypass_event_checks",
            "attempt_timeout");

    private static final TaskOptions NONE = new TaskOptions(Map.of());

    private final Map<String, @Nullable Object> written;
    private final Map<String, @Nullable Object> extras;

    private TaskOptions(Map<String, @Nullable Object> written) {
        this.written = Collections.unmodifiableMap(new LinkedHashMap<>(written));
        Map<String, @Nullable Object> others = new LinkedHashMap<>(written);
        others.keySet().removeAll(KNOWN);
        this.extras = Collections.unmodifiableMap(others);
    }

    /** No options. */
    public static TaskOptions none() {
        return NONE;
    }

    /** These options, known ones and extras together. */
    public static TaskOptions of(Map<String, @Nullable Object> written) {
        return written.isEmpty() ? NONE : new TaskOptions(written);
    }

    /** All options in force. */
    public Map<String, @Nullable Object> asMap() {
        return written;
    }

    /** Options without a meaning to the engine: parameters for the task itself. */
    public Map<String, @Nullable Object> extras() {
        return extras;
    }

    /** One option by key, null if it is not in force. */
    public @Nullable Object value(String key) {
        return written.get(key);
    }

    /**
     * One option converted to {@code type}, or {@code fallback} if it is not in force or null.
     *
     * @throws ValueConversionException if it cannot be converted
     */
    public <T> T value(String key, Class<T> type, T fallback) {
        Object value = written.get(key);
        if (value == null) {
            return fallback;
        }
        Class<T> boxed = ValueConverter.boxed(type);
        T converted = boxed.cast(ValueConverter.convert(value, boxed, "option '" + key + "'"));
        return converted == null ? fallback : converted;
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
