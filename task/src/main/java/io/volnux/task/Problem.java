// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a configuration.
 *
 * @param code stable code, one line each in the error reference
 * @param message what is wrong and what to do
 * @param subject the name it is about, such as a task's, or empty
 * @param line line in the script from 1, or 0 when it is not about a place in the script
 * @param column column in code points from 1, or 0
 * @param suggestion a near name, if there is one
 * @param candidates names it might have meant, for an ambiguous one
 */
public record Problem(
        String code,
        String message,
        String subject,
        int line,
        int column,
        @Nullable String suggestion,
        List<String> candidates) {

    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        candidates = List.copyOf(candidates);
    }

    /** A problem without a place in the script. */
    public static Problem of(String code, String message) {
        return new Problem(code, message, "", 0, 0, null, List.of());
    }

    /** A problem at a place in the script. */
    public static Problem at(String code, String message, String subject, int line, int column) {
        return new Problem(code, message, subject, line, column, null, List.of());
    }

    @Override
    public String toString() {
        String place = line > 0 ? " at " + line + ":" + column : "";
        String hint = suggestion == null ? "" : "; did you mean '" + suggestion + "'?";
        return code + place + ": " + message + hint;
    }
}
