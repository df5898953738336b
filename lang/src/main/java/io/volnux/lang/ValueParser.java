// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import io.volnux.lang.Expression.Comparator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of options and variables: grammar rule {@code value} and below. */
final class ValueParser {
    private static final List<String> VALUE_WORDS = List.of(
            "true",
            "false",
            "null",
            "DEFAULT_EXECUTOR",
            "THREADPOOL_EXECUTOR",
            "PROCESSPOOL_EXECUTOR",
            "GRPC_EXECUTOR",
            "TCP_EXECUTOR");

    private final Cursor cursor;
    private final Variables variables;

    ValueParser(Cursor cursor, Variables variables) {
        this.cursor = cursor;
        this.variables = variables;
    }

    Expression value() {
        var condition = coalesce();
        if (!cursor.at(TokenType.QUESTION)) {
            return condition;
        }
        cursor.open();
        var whenTrue = value();
        cursor.expect(TokenType.COLON);
        var whenFalse = value();
        cursor.leave();
        return new Expression.Ternary(condition, whenTrue, whenFalse, condition.position());
    }

    private Expression coalesce() {
        var first = comparison();
        if (!cursor.at(TokenType.COALESCE)) {
            return first;
        }
        var operands = new ArrayList<Expression>();
        operands.add(first);
        while (cursor.takeIf(TokenType.COALESCE)) {
            operands.add(comparison());
        }
        return new Expression.Coalesce(operands, first.position());
    }

    private Expression comparison() {
        var left = simple();
        var comparator = comparator(cursor.peek().type());
        if (comparator == null) {
            return left;
        }
        cursor.take();
        return new Expression.Comparison(left, comparator, simple(), left.position());
    }

    private static @Nullable Comparator comparator(TokenType type) {
        return switch (type) {
            case EQUAL -> Comparator.EQUAL;
            case NOT_EQUAL -> Comparator.NOT_EQUAL;
            case LESS -> Comparator.LESS;
            case GREATER -> Comparator.GREATER;
            case AT_MOST -> Comparator.AT_MOST;
            case AT_LEAST -> Comparator.AT_LEAST;
            default -> null;
        };
    }

    private Expression simple() {
        var token = cursor.peek();
        return switch (token.type()) {
            case STRING, INTEGER, FLOAT ->
                scalar(new Expression.Literal(cursor.take().value(), token.position()));
            case TRUE -> scalar(literal(true));
            case FALSE -> scalar(literal(false));
            case NULL -> scalar(literal(null));
            case EXECUTOR -> scalar(new Expression.Constant(cursor.take().text(), token.position()));
            case MINUS -> scalar(negative());
            case VARIABLE -> scalar(variable());
            case OPEN_BRACKET -> list();
            case OPEN_BRACE -> map();
            case OPEN_PAREN -> {
                cursor.open();
                var inner = value();
                cursor.close(TokenType.CLOSE_PAREN);
                yield new Expression.Parenthesized(inner, token.position());
            }
            default -> throw noValue(token);
        };
    }

    private Expression literal(@Nullable Object value) {
        return new Expression.Literal(value, cursor.take().position());
    }

    private PointySyntaxException noValue(Token token) {
        if (token.is(TokenType.NAME)) {
            return cursor.error(new Diagnostic(
                    ErrorCode.E_SYNTAX,
                    token.position(),
                    token.offending(),
                    "a value must not be a bare word, got " + token.shown(),
                    NearestName.nearest(token.text(), VALUE_WORDS).orElse(null),
                    "Write texts in double quotes"));
        }
        return cursor.unexpected("expected a value");
    }

    private Expression negative() {
        var minus = cursor.take();
        var number = cursor.peek();
        if (!number.is(TokenType.INTEGER) && !number.is(TokenType.FLOAT)) {
            throw cursor.error(
                    ErrorCode.E_ARITHMETIC,
                    number,
                    "arithmetic is not supported: '-' must be followed by a number, got " + number.shown());
        }
        cursor.take();
        Object value =
                number.value() instanceof Long integer ? (Object) (-integer) : (Object) (-(Double) number.value());
        return new Expression.Literal(value, minus.position());
    }

    private Expression scalar(Expression expression) {
        var token = cursor.peek();
        if (token.is(TokenType.STAR) || token.is(TokenType.MINUS)) {
            throw cursor.error(
                    ErrorCode.E_ARITHMETIC,
                    token,
                    "arithmetic is not supported: a value must not be followed by " + token.shown());
        }
        return expression;
    }

    /** Reads {@code $name} or {@code $env.NAME}. */
    Expression variable() {
        var token = cursor.take();
        if (!cursor.at(TokenType.DOT)) {
            variables.requireDeclared(token);
            return new Expression.VariableRef(token.name(), token.position());
        }
        if (!token.name().equals(Variables.ENVIRONMENT)) {
            throw cursor.error(new Diagnostic(
                    ErrorCode.E_UNKNOWN_ACCESSOR,
                    token.position(),
                    token.offending(),
                    "unknown accessor " + token.text(),
                    NearestName.nearest(token.name(), List.of(Variables.ENVIRONMENT))
                            .orElse(null),
                    "Only $env has names behind a '.'"));
        }
        cursor.take();
        // names of the environment are not ours to choose, so reserved words are as good as others
        return switch (cursor.peek().type()) {
            case NAME, META, EXECUTOR, RETRY, TRUE, FALSE, NULL ->
                new Expression.EnvironmentRef(cursor.take().text(), token.position());
            default -> throw cursor.unexpected("expected the name of an environment variable");
        };
    }

    private Expression list() {
        var open = cursor.open();
        var elements = new ArrayList<Expression>();
        if (!cursor.at(TokenType.CLOSE_BRACKET)) {
            do {
                elements.add(value());
            } while (cursor.takeIf(TokenType.COMMA));
        }
        cursor.close(TokenType.CLOSE_BRACKET);
        return new Expression.ListLiteral(elements, open.position());
    }

    private Expression map() {
        var open = cursor.open();
        var entries = new ArrayList<Expression.Entry>();
        var keys = new HashSet<String>();
        if (!cursor.at(TokenType.CLOSE_BRACE)) {
            do {
                var key = cursor.expect(TokenType.STRING);
                if (!keys.add(key.name())) {
                    throw cursor.error(
                            ErrorCode.E_DUP_OPTION, key, "key " + key.shown() + " is given twice in this map");
                }
                cursor.expect(TokenType.COLON);
                entries.add(new Expression.Entry(key.name(), value(), key.position()));
            } while (cursor.takeIf(TokenType.COMMA));
        }
        cursor.close(TokenType.CLOSE_BRACE);
        return new Expression.MapLiteral(entries, open.position());
    }
}
