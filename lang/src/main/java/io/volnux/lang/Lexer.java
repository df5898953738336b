// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayList;
import java.util.List;

/** Text to tokens. The whole text is read first, so an illegal character anywhere is the first error. */
final class Lexer {
    private final Source source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    // where reading stands
    private int at;
    private int line = 1;
    private int lineStart;
    private int pairs; // surrogate pairs since the start of the line: each is one column but two units

    private Lexer(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /** Returns all tokens, comments included, with an {@code END} behind the last. */
    static List<Token> tokenize(Source source) {
        var lexer = new Lexer(source);
        while (lexer.at < lexer.text.length()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(TokenType.END, "", "", lexer.position()));
        return lexer.tokens;
    }

    private Position position() {
        return new Position(line, at - lineStart - pairs + 1, at);
    }

    private void next() {
        char c = text.charAt(at);
        switch (c) {
            case ' ', '\t', '\r', SourcePositions.BYTE_ORDER_MARK -> at++;
            case '\n' -> newline();
            case '#' -> comment();
            case '"' -> string();
            case '@' -> sigil(TokenType.AT_NAME, nameEnd(at + 1, true));
            case '$' -> sigil(TokenType.VARIABLE, nameEnd(at + 1, false));
            default -> {
                if (isNameStart(c)) {
                    var word = text.substring(at, nameEnd(at, false));
                    add(TokenType.ofWord(word), word, word);
                } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
                    number();
                } else {
                    operator(c);
                }
            }
        }
    }

    private void newline() {
        at++;
        line++;
        lineStart = at;
        pairs = 0;
    }

    private void add(TokenType type, String word, Object value) {
        tokens.add(new Token(type, word, value, position()));
        at += word.length();
    }

    private void sigil(TokenType type, int end) {
        if (end == at + 1) {
            var sigil = text.substring(at, end);
            throw illegal(position(), sigil, "'" + sigil + "' must be followed by a name");
        }
        add(type, text.substring(at, end), text.substring(at + 1, end));
    }

    private int nameEnd(int start, boolean hyphens) {
        if (start >= text.length() || !isNameStart(text.charAt(start))) {
            return start;
        }
        int end = start + 1;
        while (end < text.length()
                && (isNamePart(text.charAt(end)) || (hyphens && text.charAt(end) == '-' && isNamePartAt(end + 1)))) {
            end++;
        }
        return end;
    }

    private void comment() {
        var start = position();
        while (at < text.length() && text.charAt(at) != '\n') {
            codePoint();
        }
        var comment = text.substring(start.offset(), at);
        tokens.add(new Token(TokenType.COMMENT, comment, comment, start));
    }

    private void string() {
        var start = position();
        var value = new StringBuilder();
        at++;
        while (true) {
            if (at >= text.length()) {
                var diagnostic =
                        new Diagnostic(ErrorCode.E_LEX_STRING, start, "\"", "string is never closed", null, null);
                throw source.error(diagnostic);
            }
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                break;
            } else if (c == '\\') {
                value.append(escape());
            } else if (c == '\n') {
                value.append(c);
                newline();
            } else {
                value.appendCodePoint(codePoint());
            }
        }
        tokens.add(new Token(TokenType.STRING, text.substring(start.offset(), at), value.toString(), start));
    }

    private char escape() {
        char c = peek(1);
        char meant = switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '"', '\'', '\\' -> c;
            default -> '\0';
        };
        if (meant == '\0') {
            if (at + 1 >= text.length()) {
                at++;
                return meant; // the end of the text is reported as a string that is never closed
            }
            var escape = text.substring(at, text.offsetByCodePoints(at, 2));
            throw source.error(new Diagnostic(
                    ErrorCode.E_LEX_STRING,
                    position(),
                    escape,
                    "unknown escape '" + printable(escape) + "'",
                    null,
                    "Known: \\n \\t \\r \\\" \\' \\\\"));
        }
        at += 2;
        return meant;
    }

    /** Steps over one code point of a text or comment; half a surrogate pair cannot be written as UTF-8. */
    private int codePoint() {
        int point = text.codePointAt(at);
        if (Character.charCount(point) == 2) {
            pairs++;
            at += 2;
        } else if (Character.isSurrogate((char) point)) {
            throw illegal(position(), text.substring(at, at + 1), "illegal lone surrogate " + unicode(point));
        } else {
            at++;
        }
        return point;
    }

    private void number() {
        int end = digitsEnd(at);
        boolean decimal = end < text.length() && text.charAt(end) == '.';
        if (decimal) {
            end = digitsEnd(end + 1);
            if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
                int sign = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0 ? 1 : 0;
                int exponentEnd = digitsEnd(end + 1 + sign);
                end = exponentEnd > end + 1 + sign ? exponentEnd : end;
            }
        }
        var number = text.substring(at, end);
        if (end < text.length() && (text.charAt(end) == '_' || Character.isLetter(text.codePointAt(end)))) {
            throw illegal(position(), number, "a name cannot start with a digit");
        }
        add(decimal ? TokenType.FLOAT : TokenType.INTEGER, number, decimal ? decimal(number) : integer(number));
    }

    private Object integer(String number) {
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException tooLarge) {
            throw illegal(position(), number, "integer must be at most 9223372036854775807");
        }
    }

    private Object decimal(String number) {
        double value = Double.parseDouble(number);
        if (Double.isInfinite(value)) {
            throw illegal(position(), number, "float must be at most 1.7976931348623157e308");
        }
        return value;
    }

    private void operator(char c) {
        char second = peek(1);
        var type = switch (c) {
            case '|' ->
                second == '-' && peek(2) == '>' ? TokenType.PIPE_ARROW : second == '|' ? TokenType.PARALLEL : null;
            case '-' -> second == '>' ? TokenType.ARROW : TokenType.MINUS;
            case ':' -> second == ':' ? TokenType.DOUBLE_COLON : TokenType.COLON;
            case '?' -> second == '?' ? TokenType.COALESCE : TokenType.QUESTION;
            case '=' -> second == '=' ? TokenType.EQUAL : TokenType.ASSIGN;
            case '!' -> second == '=' ? TokenType.NOT_EQUAL : null;
            case '<' -> second == '=' ? TokenType.AT_MOST : TokenType.LESS;
            case '>' -> second == '=' ? TokenType.AT_LEAST : TokenType.GREATER;
            case '*' -> TokenType.STAR;
            case '(' -> TokenType.OPEN_PAREN;
            case ')' -> TokenType.CLOSE_PAREN;
            case '[' -> TokenType.OPEN_BRACKET;
            case ']' -> TokenType.CLOSE_BRACKET;
            case '{' -> TokenType.OPEN_BRACE;
            case '}' -> TokenType.CLOSE_BRACE;
            case ',' -> TokenType.COMMA;
            case '.' -> TokenType.DOT;
            default -> null;
        };
        if (type == null) {
            var character = text.substring(at, text.offsetByCodePoints(at, 1));
            throw source.error(new Diagnostic(
                    ErrorCode.E_LEX_CHAR,
                    position(),
                    character,
                    "illegal character " + named(character),
                    IllegalCharacter.meant(text, at),
                    IllegalCharacter.cure(character)));
        }
        var symbol = text.substring(at, at + type.description().length() - 2);
        add(type, symbol, symbol);
    }

    private PointySyntaxException illegal(Position position, String token, String message) {
        return source.error(new Diagnostic(ErrorCode.E_LEX_CHAR, position, token, message, null, null));
    }

    private static String named(String character) {
        int point = character.codePointAt(0);
        return Snippet.isControl(point) || Character.isSpaceChar(point) ? unicode(point) : "'" + character + "'";
    }

    private static String printable(String escape) {
        int point = escape.codePointAt(1);
        return Snippet.isControl(point) ? "\\" + unicode(point) : escape;
    }

    private static String unicode(int point) {
        return "U+%04X".formatted(point);
    }

    private char peek(int distance) {
        return at + distance < text.length() ? text.charAt(at + distance) : '\0';
    }

    private int digitsEnd(int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean isNamePartAt(int index) {
        return index < text.length() && isNamePart(text.charAt(index));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
