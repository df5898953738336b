// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

/** Line and column of an offset. */
final class SourcePositions {
    static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourcePositions() {}

    /** Returns the place of an offset by counting from the start of a text without byte order mark. */
    static Position at(String text, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
            line++;
            lineStart = at + 1;
        }
        return new Position(line, text.codePointCount(lineStart, offset) + 1, offset);
    }
}
