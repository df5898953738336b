// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import org.jspecify.annotations.Nullable;

/**
 * Something that compiles but is probably not meant.
 *
 * @param suggestion the name that was probably meant, or null
 */
public record Warning(
        WarningCode code,
        String message,
        Position position,
        @Nullable String suggestion) {
    /** Returns code, place, message and suggestion in one line. */
    @Override
    public String toString() {
        var help = suggestion == null ? "" : "; did you mean '" + suggestion + "'?";
        return code + " at " + position + ": " + message + help;
    }
}
