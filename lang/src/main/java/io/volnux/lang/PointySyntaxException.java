// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import org.jspecify.annotations.Nullable;

/** A script that does not compile: what is wrong, where, and what was probably meant. */
public final class PointySyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final int line;
    private final int column;
    private final int offset;
    private final String offendingToken;
    private final @Nullable String suggestion;
    private final String snippet;

    PointySyntaxException(Diagnostic diagnostic, String text) {
        super(diagnostic.fullMessage());
        this.code = diagnostic.code();
        this.line = diagnostic.position().line();
        this.column = diagnostic.position().column();
        this.offset = diagnostic.position().offset();
        this.offendingToken = diagnostic.token();
        this.suggestion = diagnostic.suggestion();
        this.snippet = Snippet.of(text, diagnostic.position());
    }

    /** Returns the kind of problem. */
    public ErrorCode code() {
        return code;
    }

    /** Returns the 1-based line. */
    public int line() {
        return line;
    }

    /** Returns the 1-based column in code points. */
    public int column() {
        return column;
    }

    /** Returns the place. */
    public Position position() {
        return new Position(line, column, offset);
    }

    /** Returns the token at fault as it is written, {@code end of script} behind the last one. */
    public String offendingToken() {
        return offendingToken;
    }

    /** Returns the name that was probably meant, or null. */
    public @Nullable String suggestion() {
        return suggestion;
    }

    /** Returns the line at fault with its number, and a line with a caret below the place. */
    public String snippet() {
        return snippet;
    }

    /** Returns the problem as a user should read it: code, place and message, then the snippet. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // the layout is part of the language; the message alone is for logs
    public String toString() {
        return code + " at " + line + ":" + column + ": " + getMessage() + "\n" + snippet;
    }
}
