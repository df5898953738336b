// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Retry factors: {@code 3 * A} and {@code A * 3}, at most one to a unit. */
final class FactorParser {
    private final Cursor cursor;
    private final ValueParser values;
    private final Evaluator evaluator;

    FactorParser(Cursor cursor, ValueParser values, Evaluator evaluator) {
        this.cursor = cursor;
        this.values = values;
        this.evaluator = evaluator;
    }

    /** Reads a factor in front of a unit if there is one. */
    @Nullable
    Option prefix() {
        var start = cursor.peek();
        return switch (start.type()) {
            case INTEGER -> cursor.peekSecond().type().isArrow() ? null : prefix(start);
            case VARIABLE -> prefix(start);
            case FLOAT -> cursor.peekSecond().is(TokenType.STAR) ? prefix(start) : null;
            default -> null;
        };
    }

    private Option prefix(Token start) {
        var expression = expression(start);
        if (!cursor.at(TokenType.STAR)) {
            throw cursor.unexpected("expected '*' after a retry factor");
        }
        var star = cursor.take();
        return factor(expression, start, star);
    }

    /** Reads a factor behind a unit if there is one. */
    Stage postfix(Stage unit, Position start) {
        var stage = unit;
        while (cursor.at(TokenType.STAR)) {
            var star = cursor.peek();
            requireNone(stage, star.position());
            cursor.take();
            var first = cursor.peek();
            stage = apply(factor(expression(first), first, star), stage, start);
        }
        return stage;
    }

    /** Puts a factor on a unit; a parallel stage gets a group to carry it. */
    Stage apply(Option factor, Stage stage, Position start) {
        var inner = optionsOf(stage).factor();
        if (inner != null) {
            throw second(inner.keyPosition());
        }
        return switch (stage) {
            case TaskRef(var namespace, var name, var options, var branches, var position, var namePosition) ->
                new TaskRef(namespace, name, options.withFactor(factor), branches, position, namePosition);
            case MetaRef(
                    var mode,
                    var namespace,
                    var template,
                    var options,
                    var branches,
                    var position,
                    var templatePosition) ->
                new MetaRef(
                        mode, namespace, template, options.withFactor(factor), branches, position, templatePosition);
            case Group(var chains, var options, var position) ->
                new Group(chains, options.withFactor(factor), position);
            case Parallel parallel ->
                new Group(
                        List.of(new Chain(List.of(new Step(null, parallel)))), Options.NONE.withFactor(factor), start);
        };
    }

    private void requireNone(Stage stage, Position star) {
        if (optionsOf(stage).factor() != null) {
            throw second(star);
        }
    }

    private static Options optionsOf(Stage stage) {
        return switch (stage) {
            case TaskRef task -> task.options();
            case MetaRef meta -> meta.options();
            case Group group -> group.options();
            case Parallel ignored -> Options.NONE;
        };
    }

    private PointySyntaxException second(Position star) {
        return cursor.error(new Diagnostic(
                ErrorCode.E_RETRY_FACTOR, star, "*", "unit must have only one retry factor, got another", null, null));
    }

    private Expression expression(Token token) {
        return switch (token.type()) {
            case INTEGER, FLOAT -> new Expression.Literal(cursor.take().value(), token.position());
            case VARIABLE -> values.variable();
            default -> throw wrong(token, token.shown());
        };
    }

    private Option factor(Expression expression, Token at, Token star) {
        var value = evaluator.evaluate(expression);
        if (!(value instanceof Long attempts) || attempts < 2) {
            throw wrong(at, OptionChecks.shown(value));
        }
        if (attempts > Integer.MAX_VALUE) {
            throw cursor.error(
                    ErrorCode.E_RETRY_FACTOR,
                    at,
                    "retry factor must be at most " + Integer.MAX_VALUE + ", got " + attempts);
        }
        return new Option(Options.RETRY_ATTEMPTS, expression, value, star.position(), expression.position());
    }

    private PointySyntaxException wrong(Token at, String value) {
        return cursor.error(
                ErrorCode.E_RETRY_FACTOR, at, "retry factor must be an integer of at least 2, got " + value);
    }
}
