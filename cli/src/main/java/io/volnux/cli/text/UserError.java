// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.text;

import io.volnux.task.VolnuxException;
import org.jspecify.annotations.Nullable;

/** A mistake of the user, told in a line or two that say what to do; the command exits with 2. */
public final class UserError extends VolnuxException {

    private static final long serialVersionUID = 1L;

    private final String detail;
    private final boolean located;

    public UserError(String message) {
        this(message, "", false, null);
    }

    public UserError(String message, @Nullable Throwable cause) {
        this(message, "", false, cause);
    }

    private UserError(String message, String detail, boolean located, @Nullable Throwable cause) {
        super(message, cause);
        this.detail = detail;
        this.located = located;
    }

    /** A mistake with lines of their own behind the message, such as a compiler's. */
    public static UserError withDetail(String message, String detail) {
        return new UserError(message, detail, false, null);
    }

    /** A mistake in a file, whose text starts with the file so that editors can jump there. */
    public static UserError inFile(String text, @Nullable Throwable cause) {
        return new UserError(text, "", true, cause);
    }

    /** Lines to show below the message as they are, or empty. */
    public String detail() {
        return detail;
    }

    /** Whether the message starts with the name of a file, and needs no other subject. */
    public boolean isLocated() {
        return located;
    }
}
