// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import org.jspecify.annotations.Nullable;

/** The parts of an error before it is thrown. */
record Diagnostic(
        ErrorCode code,
        Position position,
        String token,
        String message,
        @Nullable String suggestion,
        @Nullable String help) {

    /** Returns message, suggestion and help in one line. */
    String fullMessage() {
        var full = new StringBuilder(message);
        if (suggestion != null) {
            full.append("; did you mean '").append(suggestion).append("'?");
        }
        if (help != null) {
            full.append(suggestion == null ? ". " : " ").append(help);
        }
        return full.toString();
    }
}
