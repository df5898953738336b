// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.Map;

/** The kinds of token, each with the words that describe it in a message. */
enum TokenType {
    NAME("a name"),
    META("a meta word"),
    EXECUTOR("an executor constant"),
    RETRY("'RETRY'"),
    TRUE("'true'"),
    FALSE("'false'"),
    NULL("'null'"),
    INTEGER("an integer"),
    FLOAT("a float"),
    STRING("a text in double quotes"),
    AT_NAME("a declaration"),
    VARIABLE("a variable"),
    PIPE_ARROW("'|->'"),
    ARROW("'->'"),
    PARALLEL("'||'"),
    DOUBLE_COLON("'::'"),
    COALESCE("'??'"),
    EQUAL("'=='"),
    NOT_EQUAL("'!='"),
    AT_MOST("'<='"),
    AT_LEAST("'>='"),
    STAR("'*'"),
    OPEN_PAREN("'('"),
    CLOSE_PAREN("')'"),
    OPEN_BRACKET("'['"),
    CLOSE_BRACKET("']'"),
    OPEN_BRACE("'{'"),
    CLOSE_BRACE("'}'"),
    COMMA("','"),
    ASSIGN("'='"),
    COLON("':'"),
    DOT("'.'"),
    LESS("'<'"),
    GREATER("'>'"),
    QUESTION("'?'"),
    MINUS("'-'"),
    COMMENT("a comment"),
    END("end of script");

    private static final Map<String, TokenType> RESERVED = Map.ofEntries(
            Map.entry("true", TRUE),
            Map.entry("false", FALSE),
            Map.entry("null", NULL),
            Map.entry("RETRY", RETRY),
            Map.entry("MAP", META),
            Map.entry("FILTER", META),
            Map.entry("REDUCE", META),
            Map.entry("FOREACH", META),
            Map.entry("FLATMAP", META),
            Map.entry("FANOUT", META),
            Map.entry("DEFAULT_EXECUTOR", EXECUTOR),
            Map.entry("THREADPOOL_EXECUTOR", EXECUTOR),
            Map.entry("PROCESSPOOL_EXECUTOR", EXECUTOR),
            Map.entry("GRPC_EXECUTOR", EXECUTOR),
            Map.entry("TCP_EXECUTOR", EXECUTOR));

    private final String description;

    TokenType(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }

    /** Returns the type of a whole word. */
    static TokenType ofWord(String word) {
        return RESERVED.getOrDefault(word, NAME);
    }

    boolean isArrow() {
        return this == ARROW || this == PIPE_ARROW;
    }

    boolean isOpening() {
        return this == OPEN_PAREN || this == OPEN_BRACKET || this == OPEN_BRACE;
    }

    boolean isClosing() {
        return this == CLOSE_PAREN || this == CLOSE_BRACKET || this == CLOSE_BRACE;
    }
}
