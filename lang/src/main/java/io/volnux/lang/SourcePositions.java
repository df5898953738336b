// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

/** Line and column of an offset. */
final class SourcePositions {
    static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourcePositions() {}

    /** Returns the place of an offset by counting from the start of the text. */
    static Position at(String text, int offset) {
        int line = 1;
        int lineStart = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
            line++;
            lineStart = at + 1;
        }
        int start = Math.min(lineStart, offset);
        return new Position(line, text.codePointCount(start, offset) + 1, offset);
    }
}
