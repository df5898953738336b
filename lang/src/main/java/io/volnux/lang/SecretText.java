// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.List;
import java.util.Locale;

/**
 * Hides values of secret names in script text that is shown to people: texts, numbers and bare words, also in lists, maps
 * and alternatives. Reads text that does not compile, so it knows no more of the grammar than where a value may end. The
 * words are those by which values of tasks are masked; this module needs no other, so they stand here again.
 */
final class SecretText {

    private static final List<String> WORDS = List.of(
            "password",
            "passwd",
            "secret",
            "token",
            "key",
            "auth",
            "credential",
            "cookie",
            "card",
            "cvv",
            "iban",
            "ssn",
            "pin");

    private static final List<String> SHOWN = List.of("true", "false", "null");

    private final String text;
    private final StringBuilder shown;
    private final int end;
    private int at;

    private SecretText(String text, StringBuilder shown, int from, int end) {
        this.text = text;
        this.shown = shown;
        this.at = from;
        this.end = end;
    }

    /** The text with a star for every character of such a value. */
    static String masked(String text) {
        StringBuilder shown = new StringBuilder(text);
        new SecretText(text, shown, 0, text.length()).mask();
        return shown.toString();
    }

    static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }

    private void mask() {
        while (at < end) {
            char c = text.charAt(at);
            if (c == '#') {
                comment();
            } else if (c == '"' || isNameStart(c)) {
                int start = at;
                skipWord(c);
                if (isSecret(text.substring(start, at)) && isAssigned()) {
                    value();
                }
            } else {
                at++;
            }
        }
    }

    /** A quote in a comment opens no text behind it. */
    private void comment() {
        int lineEnd = text.indexOf('\n', at);
        int commentEnd = lineEnd < 0 ? end : Math.min(lineEnd, end);
        new SecretText(text, shown, at + 1, commentEnd).mask();
        at = commentEnd;
    }

    private void skipWord(char first) {
        if (first == '"') {
            at++;
            while (at < end && text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            at = Math.min(at + 1, end);
        } else {
            while (at < end && (isNamePart(text.charAt(at)) || (text.charAt(at) == '-' && isNamePartAt(at + 1)))) {
                at++;
            }
        }
    }

    private void skipSpace() {
        while (at < end && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            if (text.charAt(at) == '#') {
                comment();
            } else {
                at++;
            }
        }
    }

    /** Steps over the sign that stands between a name and its value. */
    private boolean isAssigned() {
        skipSpace();
        if (at >= end || (text.charAt(at) != '=' && text.charAt(at) != ':')) {
            return false;
        }
        if (at + 1 < end && text.charAt(at + 1) == text.charAt(at)) {
            return false;
        }
        at++;
        return true;
    }

    /** Masks a value; it ends where nothing that can follow is written. */
    private void value() {
        int depth = 0;
        boolean complete = false;
        for (skipSpace(); at < end; skipSpace()) {
            char c = text.charAt(at);
            boolean closing = c == ']' || c == '}' || c == ')';
            boolean operator = "?:=!<>-".indexOf(c) >= 0 && !text.startsWith("->", at);
            boolean starts = c == '"' || c == '[' || c == '{' || c == '(' || isWordPart(c) || c == '$';
            boolean over = starts ? complete : !operator;
            if (depth == 0 && over) {
                return;
            }
            if (c == '"' || isWordPart(c) || c == '$') {
                operand(c);
            } else {
                at++;
            }
            depth += c == '[' || c == '{' || c == '(' ? 1 : closing ? -1 : 0;
            complete = closing || c == '"' || isWordPart(c) || c == '$';
        }
    }

    private void operand(char first) {
        int start = at;
        if (first == '"') {
            skipWord(first);
            boolean closed = at - start > 1 && text.charAt(at - 1) == '"';
            hide(start + 1, closed ? at - 1 : at);
            return;
        }
        at++;
        while (at < end && isWordPart(text.charAt(at))) {
            at++;
        }
        if (first != '$' && !SHOWN.contains(text.substring(start, at))) {
            hide(start, at);
        }
    }

    private void hide(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                shown.setCharAt(i, '*');
            }
        }
    }

    private static boolean isWordPart(char c) {
        return isNamePart(c) || c == '.';
    }

    private boolean isNamePartAt(int index) {
        return index < end && isNamePart(text.charAt(index));
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || (c >= '0' && c <= '9');
    }
}
