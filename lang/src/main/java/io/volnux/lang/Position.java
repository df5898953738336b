// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

/**
 * A place in a script.
 *
 * @param line 1-based line
 * @param column 1-based column in code points; a tab counts one, a leading byte order mark none
 * @param offset 0-based index into the text in UTF-16 units
 */
public record Position(int line, int column, int offset) {
    public Position {
        if (line < 1 || column < 1 || offset < 0) {
            throw new IllegalArgumentException(
                    "position must start at line 1, column 1, offset 0, got %d:%d@%d".formatted(line, column, offset));
        }
    }

    /** Returns {@code line:column}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
