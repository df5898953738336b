// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayList;
import java.util.List;

/** Tokens of a script that compiles to a layout: the tokens as they are, the space between them anew, the comments where they were. */
final class Layout {
    private static final Doc SPACE = new Doc.Space();
    private static final Doc LINE = new Doc.Line(true);
    private static final Doc SOFT_LINE = new Doc.Line(false);

    private final String text;
    private final List<Token> tokens;
    private int next;
    private int lastEnd; // where the token before ended

    private Layout(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    static Doc of(String text, List<Token> tokens) {
        return new Layout(text, tokens).script();
    }

    private Doc script() {
        var parts = new ArrayList<Doc>();
        parts.add(header());
        boolean first = true;
        while (at(TokenType.AT_NAME)) {
            if (!first) {
                parts.add(between(false));
            }
            first = false;
            parts.add(declaration());
        }
        if (!first) {
            parts.add(between(true));
        }
        parts.add(chain());
        if (tokens.get(next).is(TokenType.COMMENT)) {
            parts.add(between(false));
        }
        return Doc.of(parts);
    }

    /** The comments at the top of the file; an empty line behind them stays. */
    private Doc header() {
        if (!tokens.get(next).is(TokenType.COMMENT)) {
            return Doc.of();
        }
        int start = tokens.get(next).position().offset();
        var comments = comments();
        return Doc.of(
                comments,
                new Doc.End(hasBlankLine(start, tokens.get(next).position().offset())));
    }

    /** The end of a declaration or the chain, and the comments in front of what follows. */
    private Doc between(boolean blank) {
        int from = lastEnd;
        var comments = comments();
        boolean kept = hasBlankLine(from, tokens.get(next).position().offset());
        return Doc.of(new Doc.End(blank || kept), comments);
    }

    private boolean hasBlankLine(int from, int to) {
        int newlines = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == '\n' && ++newlines == 2) {
                return true;
            }
            if (" \t\r\n\uFEFF".indexOf(c) < 0) {
                newlines = 0;
            }
        }
        return false;
    }

    private Doc declaration() {
        var name = take();
        if (at(TokenType.COLON)) {
            return Doc.of(name, take(), SPACE, take());
        }
        return Doc.of(name, SPACE, take(), SPACE, value());
    }

    private Doc chain() {
        var first = stage();
        var rest = new ArrayList<Doc>();
        while (type().isArrow()) {
            rest.add(LINE);
            rest.add(take());
            rest.add(SPACE);
            rest.add(stage());
        }
        return rest.isEmpty() ? first : Doc.group(first, Doc.indent(Doc.of(rest)));
    }

    private Doc stage() {
        var first = unit();
        var rest = new ArrayList<Doc>();
        while (at(TokenType.PARALLEL)) {
            rest.add(LINE);
            rest.add(take());
            rest.add(SPACE);
            rest.add(unit());
        }
        return rest.isEmpty() ? first : Doc.group(first, Doc.indent(Doc.of(rest)));
    }

    private Doc unit() {
        var parts = new ArrayList<Doc>();
        if (at(TokenType.INTEGER) || at(TokenType.VARIABLE)) {
            parts.add(take());
            parts.add(SPACE);
            parts.add(take());
            parts.add(SPACE);
        }
        parts.add(primary());
        if (at(TokenType.OPEN_BRACKET)) {
            parts.add(bracket(this::option));
        }
        addFactor(parts);
        if (at(TokenType.OPEN_PAREN)) {
            parts.add(SPACE);
            parts.add(bracket(this::branch));
            addFactor(parts);
        }
        return Doc.of(parts);
    }

    private void addFactor(List<Doc> parts) {
        if (at(TokenType.STAR)) {
            parts.add(SPACE);
            parts.add(take());
            parts.add(SPACE);
            parts.add(take());
        }
    }

    private Doc primary() {
        return switch (type()) {
            case OPEN_BRACE, OPEN_PAREN -> bracket(this::chain);
            case META -> Doc.of(take(), take(), qualifiedName(), take());
            default -> qualifiedName();
        };
    }

    private Doc qualifiedName() {
        var name = take();
        return at(TokenType.DOUBLE_COLON) ? Doc.of(name, take(), take()) : name;
    }

    private Doc branch() {
        return Doc.of(take(), SPACE, take(), SPACE, chain());
    }

    private Doc option() {
        return Doc.of(take(), take(), value());
    }

    private Doc value() {
        var condition = coalesce();
        if (!at(TokenType.QUESTION)) {
            return condition;
        }
        return Doc.group(condition, Doc.indent(LINE, take(), SPACE, value(), LINE, take(), SPACE, value()));
    }

    private Doc coalesce() {
        var first = comparison();
        var rest = new ArrayList<Doc>();
        while (at(TokenType.COALESCE)) {
            rest.add(LINE);
            rest.add(take());
            rest.add(SPACE);
            rest.add(comparison());
        }
        return rest.isEmpty() ? first : Doc.group(first, Doc.indent(Doc.of(rest)));
    }

    private Doc comparison() {
        var left = simple();
        return switch (type()) {
            case EQUAL, NOT_EQUAL, LESS, GREATER, AT_MOST, AT_LEAST -> Doc.of(left, SPACE, take(), SPACE, simple());
            default -> left;
        };
    }

    private Doc simple() {
        return switch (type()) {
            case MINUS -> Doc.of(take(), take());
            case VARIABLE -> {
                var name = take();
                yield at(TokenType.DOT) ? Doc.of(name, take(), take()) : name;
            }
            case OPEN_BRACKET, OPEN_PAREN -> bracket(this::value);
            case OPEN_BRACE -> bracket(this::entry);
            default -> take();
        };
    }

    private Doc entry() {
        return Doc.of(take(), take(), SPACE, value());
    }

    /** Anything in brackets, in parts with commas between. */
    private Doc bracket(java.util.function.Supplier<Doc> part) {
        var open = take();
        var parts = new ArrayList<Doc>();
        while (!type().isClosing()) {
            parts.add(parts.isEmpty() ? SOFT_LINE : LINE);
            parts.add(part.get());
            if (at(TokenType.COMMA)) {
                parts.add(take());
            }
        }
        if (tokens.get(next).is(TokenType.COMMENT)) {
            parts.add(comments());
        }
        return Doc.group(open, Doc.indent(Doc.of(parts)), SOFT_LINE, take());
    }

    private TokenType type() {
        int at = next;
        while (tokens.get(at).is(TokenType.COMMENT)) {
            at++;
        }
        return tokens.get(at).type();
    }

    private boolean at(TokenType type) {
        return type() == type;
    }

    /** Takes a token with the comments in front of it and, if one follows on its line, the comment behind it. */
    private Doc take() {
        var before = comments();
        var token = tokens.get(next++);
        lastEnd = token.end();
        var parts = new ArrayList<Doc>();
        parts.add(before);
        parts.add(Doc.Text.of(token.text()));
        var following = tokens.get(next);
        if (following.is(TokenType.COMMENT) && isSameLine(following)) {
            parts.add(new Doc.Comment(following.text().stripTrailing(), true));
            next++;
        }
        return parts.size() == 2 && before.width() == 0 ? parts.getLast() : Doc.of(parts);
    }

    private boolean isSameLine(Token comment) {
        int newline = text.indexOf('\n', lastEnd);
        return newline < 0 || newline > comment.position().offset();
    }

    private Doc comments() {
        var comments = new ArrayList<Doc>();
        while (tokens.get(next).is(TokenType.COMMENT)) {
            comments.add(new Doc.Comment(tokens.get(next++).text().stripTrailing(), false));
        }
        return Doc.of(comments);
    }
}
