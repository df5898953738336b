// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.List;

/**
 * What is to be laid out, before it is known where lines break. Comes down from Oppen's and Wadler's pretty printers: a group is written on
 * one line if it fits, otherwise its own line breaks are taken.
 */
sealed interface Doc {
    /** The width of what can never be on one line. */
    int NEVER = 1 << 20;

    /** Returns the width on one line without a comment at its end, {@link #NEVER} if it must break. */
    int width();

    /** Returns whether nothing may follow on the line. */
    default boolean endsInComment() {
        return false;
    }

    static Doc of(Doc... parts) {
        return of(List.of(parts));
    }

    static Doc of(List<Doc> parts) {
        var shown = parts.stream()
                .filter(part -> part.width() > 0 || part.endsInComment())
                .toList();
        return new Concat(
                parts, width(shown), !shown.isEmpty() && shown.getLast().endsInComment());
    }

    static Doc group(Doc... parts) {
        return new Group(of(parts));
    }

    static Doc indent(Doc... parts) {
        return new Indent(of(parts));
    }

    private static int width(List<Doc> parts) {
        int width = 0;
        for (int i = 0; i < parts.size(); i++) {
            boolean goesOn = parts.get(i).endsInComment() && i < parts.size() - 1;
            width = goesOn ? NEVER : Math.min(NEVER, width + parts.get(i).width());
        }
        return width;
    }

    /** A token. */
    record Text(String text, int width) implements Doc {
        static Text of(String text) {
            return new Text(text, text.indexOf('\n') < 0 ? text.codePointCount(0, text.length()) : NEVER);
        }
    }

    /** A comment; the line ends behind it. */
    record Comment(String text, boolean trailing) implements Doc {
        @Override
        public int width() {
            return trailing ? 0 : NEVER;
        }

        @Override
        public boolean endsInComment() {
            return true;
        }
    }

    /** A space that stays a space unless the line has ended anyway. */
    record Space() implements Doc {
        @Override
        public int width() {
            return 1;
        }
    }

    /** A line break, on one line a space or nothing. */
    record Line(boolean space) implements Doc {
        @Override
        public int width() {
            return space ? 1 : 0;
        }
    }

    /** An end of line, with an empty line behind it or not. */
    record End(boolean blank) implements Doc {
        @Override
        public int width() {
            return NEVER;
        }
    }

    /** One after the other. */
    record Concat(List<Doc> parts, int width, boolean endsInComment) implements Doc {}

    /** A part whose new lines begin further right. */
    record Indent(Doc inner) implements Doc {
        @Override
        public int width() {
            return inner.width();
        }

        @Override
        public boolean endsInComment() {
            return inner.endsInComment();
        }
    }

    /** A part that is written on one line if it fits. */
    record Group(Doc inner) implements Doc {
        @Override
        public int width() {
            return inner.width();
        }

        @Override
        public boolean endsInComment() {
            return inner.endsInComment();
        }
    }
}
