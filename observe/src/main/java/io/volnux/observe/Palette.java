// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

/**
 * How a waterfall may look: with or without colours, with block characters or plain ASCII.
 *
 * @param colours whether ANSI colours are used
 * @param unicode whether characters outside ASCII are used
 */
public record Palette(boolean colours, boolean unicode) {

    /** What a piece of text means. */
    enum Style {
        NORMAL(""),
        DIM("2"),
        BOLD("1"),
        GOOD("32"),
        CRITICAL("1;32"),
        BAD("1;31"),
        WARN("33"),
        USUAL("36"),
        CHOICE("35"),
        OFF("90");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    /** No colours, block characters. */
    public static Palette plain() {
        return new Palette(false, true);
    }

    /** Colours and block characters, for a terminal. */
    public static Palette ansi() {
        return new Palette(true, true);
    }

    /** Neither, for logs and old terminals. */
    public static Palette ascii() {
        return new Palette(false, false);
    }

    String paint(Style style, String text) {
        return !colours || style.code.isEmpty() || text.isEmpty()
                ? text
                : "\u001b[" + style.code + "m" + text + "\u001b[0m";
    }

    /** The first with block characters, the second without. */
    String pick(String wide, String ascii) {
        return unicode ? wide : ascii;
    }

    char pick(char wide, char ascii) {
        return unicode ? wide : ascii;
    }

    String time(long nanos) {
        String text = TimeText.ofNanos(nanos);
        return unicode ? text : text.replace('µ', 'u');
    }

    /** One line of printable text, so that a message cannot move the cursor; cut to {@code limit} code points. */
    String safe(String text, int limit) {
        String dots = pick("…", "...");
        boolean cut = text.codePointCount(0, text.length()) > limit;
        int left = cut ? Math.max(0, limit - dots.length()) : limit;
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && left > 0; left--) {
            int symbol = text.codePointAt(i);
            i += Character.charCount(symbol);
            boolean odd = Character.isISOControl(symbol) || Character.getType(symbol) == Character.FORMAT;
            out.appendCodePoint(odd ? ' ' : unicode || symbol < 128 ? symbol : '?');
        }
        return cut ? out + dots : out.toString();
    }
}
