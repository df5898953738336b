// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

/**
 * A piece of the text.
 *
 * @param text as written
 * @param value what it stands for: the decoded text, the number, the name behind a sigil, otherwise the text itself
 */
record Token(TokenType type, String text, Object value, Position position) {
    private static final int SHOWN = 40;

    boolean is(TokenType other) {
        return type == other;
    }

    /** Returns the name a {@code NAME}, {@code AT_NAME} or {@code VARIABLE} stands for, or a string's text. */
    String name() {
        return value.toString();
    }

    int end() {
        return position.offset() + text.length();
    }

    /** Returns the token as a message names it. */
    String shown() {
        if (type == TokenType.END) {
            return type.description();
        }
        var line = text.indexOf('\n') < 0 ? text : text.substring(0, text.indexOf('\n')) + "…";
        if (line.codePointCount(0, line.length()) > SHOWN) {
            line = line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
        }
        return "'" + line + "'";
    }

    /** Returns the token as {@link PointySyntaxException#offendingToken()} has it. */
    String offending() {
        return type == TokenType.END ? type.description() : text;
    }
}
