// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

/** The line at fault and a caret below it. */
final class Snippet {
    private static final int WIDTH = 160;
    private static final int BEFORE = 100;

    private Snippet() {}

    static String of(String text, Position position) {
        int offset = Math.min(position.offset(), text.length());
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        int lineEnd = text.indexOf('\n', offset);
        if (lineEnd < 0) {
            lineEnd = text.length();
        }
        if (lineEnd > lineStart && text.charAt(lineEnd - 1) == '\r') {
            lineEnd--;
        }
        int from = offset - lineStart > BEFORE && lineEnd - lineStart > WIDTH ? offset - BEFORE : lineStart;
        if (from > lineStart && Character.isLowSurrogate(text.charAt(from))) {
            from--;
        }
        int to = lineEnd - from > WIDTH ? from + WIDTH : lineEnd;
        String masked = SecretText.masked(text.substring(0, to)); // a value may have begun on any line before
        var number = Integer.toString(position.line());
        var shown = new StringBuilder("  ").append(number).append(" | ");
        var caret = new StringBuilder("  ").append(" ".repeat(number.length())).append(" | ");
        if (from > lineStart) {
            shown.append('…');
            caret.append(' ');
        }
        for (int at = from; at < to; ) {
            int point = masked.codePointAt(at);
            boolean printable = point == '\t' || !isControl(point);
            shown.appendCodePoint(printable ? point : '\uFFFD');
            if (at < offset) {
                caret.append(point == '\t' ? '\t' : ' ');
            }
            at += Character.charCount(point);
        }
        if (to < lineEnd) {
            shown.append('…');
        }
        return shown.append('\n').append(caret).append('^').toString();
    }

    static boolean isControl(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.FORMAT, Character.LINE_SEPARATOR -> true;
            default -> false;
        };
    }
}
