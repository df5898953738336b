// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads tokens one by one, one ahead in view, and counts how deep brackets are nested. */
final class Cursor {
    /** How many brackets may be open at once. */
    static final int DEEPEST = 1000;

    private final Source source;
    private final List<Token> tokens;
    private final Deque<Token> open = new ArrayDeque<>();
    private int next;

    /** Takes tokens without comments, the last of them {@code END}. */
    Cursor(Source source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    boolean at(TokenType type) {
        return peek().is(type);
    }

    Token take() {
        var token = peek();
        if (next < tokens.size() - 1) {
            next++;
        }
        return token;
    }

    boolean takeIf(TokenType type) {
        if (!at(type)) {
            return false;
        }
        take();
        return true;
    }

    Token expect(TokenType type) {
        if (!at(type)) {
            throw unexpected("expected " + type.description());
        }
        return take();
    }

    /** Takes an opening bracket; every one must be followed by {@link #close} or an error. */
    Token open() {
        if (open.size() == DEEPEST) {
            throw tooDeep(peek(), "nested more than " + DEEPEST + " levels");
        }
        open.push(peek());
        return take();
    }

    void close(TokenType bracket) {
        expect(bracket);
        leave();
    }

    void leave() {
        open.pop();
    }

    PointySyntaxException tooDeep(Token at, String message) {
        return error(ErrorCode.E_TOO_DEEP, at, message);
    }

    /** Reports the next token as something else than what was expected. */
    PointySyntaxException unexpected(String expected) {
        return unexpected(expected, Optional.empty());
    }

    /** Reports the next token as something else than what was expected, and what was probably meant by it. */
    PointySyntaxException unexpected(String expected, Optional<String> meant) {
        return error(ErrorCode.E_SYNTAX, peek(), expected + " but found " + peek().shown() + neverClosed(), meant);
    }

    /** Where another bracket closes, or the script ends, the mistake is at the open bracket, which may be far above. */
    private String neverClosed() {
        var found = peek().type();
        boolean end = found == TokenType.END;
        boolean closing = end
                || found == TokenType.CLOSE_PAREN
                || found == TokenType.CLOSE_BRACE
                || found == TokenType.CLOSE_BRACKET;
        return open.stream()
                .filter(token -> !token.is(TokenType.QUESTION))
                .findFirst()
                .filter(token -> closing && found != closer(token.type()))
                .map(token -> "; " + token.shown() + " at " + token.position() + " is never closed")
                .orElse("");
    }

    private static TokenType closer(TokenType opening) {
        return switch (opening) {
            case OPEN_PAREN -> TokenType.CLOSE_PAREN;
            case OPEN_BRACE -> TokenType.CLOSE_BRACE;
            default -> TokenType.CLOSE_BRACKET;
        };
    }

    PointySyntaxException error(ErrorCode code, Token at, String message) {
        return source.error(code, at, message);
    }

    PointySyntaxException error(ErrorCode code, Token at, String message, Optional<String> suggestion) {
        return source.error(code, at, message, suggestion);
    }

    PointySyntaxException error(Diagnostic diagnostic) {
        return source.error(diagnostic);
    }
}
