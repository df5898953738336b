// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value as it is written. Its result is beside it in the tree ({@link Option#value()}, {@link Declaration.Variable#value()}). */
public sealed interface Expression {
    /** Returns where the expression begins. */
    Position position();

    /**
     * A text, number, boolean or null.
     *
     * @param value {@code String}, {@code Long}, {@code Double}, {@code Boolean} or null
     */
    record Literal(@Nullable Object value, Position position) implements Expression {}

    /** An executor constant such as {@code THREADPOOL_EXECUTOR}; its result is its name as text. */
    record Constant(String name, Position position) implements Expression {}

    /** {@code $name}. */
    record VariableRef(String name, Position position) implements Expression {}

    /** {@code $env.NAME}. */
    record EnvironmentRef(String name, Position position) implements Expression {}

    /** {@code [a, b]}. */
    record ListLiteral(List<Expression> elements, Position position) implements Expression {
        public ListLiteral {
            elements = List.copyOf(elements);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ListLiteral && TreeEquality.withPositions().same(this, other);
        }

        @Override
        public int hashCode() {
            return 31 * position.hashCode() + elements.size();
        }

        @Override
        public String toString() {
            return "ListLiteral[" + elements.size() + " elements at " + position + "]";
        }
    }

    /** <code>{"key": a}</code>; of a key written twice the last value counts. */
    record MapLiteral(List<Entry> entries, Position position) implements Expression {
        public MapLiteral {
            entries = List.copyOf(entries);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof MapLiteral && TreeEquality.withPositions().same(this, other);
        }

        @Override
        public int hashCode() {
            return 31 * position.hashCode() + entries.size();
        }

        @Override
        public String toString() {
            return "MapLiteral[" + entries.size() + " entries at " + position + "]";
        }
    }

    /** One entry of a map. */
    record Entry(String key, Expression value, Position position) {}

    /** {@code (a)}. */
    record Parenthesized(Expression inner, Position position) implements Expression {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Parenthesized
                    && TreeEquality.withPositions().same(this, other);
        }

        @Override
        public int hashCode() {
            return position.hashCode();
        }

        @Override
        public String toString() {
            return "Parenthesized[at " + position + "]";
        }
    }

    /** {@code a == b} and the like. */
    record Comparison(Expression left, Comparator comparator, Expression right, Position position)
            implements Expression {}

    /**
     * {@code a ?? b ?? c}: the first that is not null.
     *
     * @param operands at least two
     */
    record Coalesce(List<Expression> operands, Position position) implements Expression {
        public Coalesce {
            operands = List.copyOf(operands);
        }
    }

    /** {@code condition ? whenTrue : whenFalse}. */
    record Ternary(Expression condition, Expression whenTrue, Expression whenFalse, Position position)
            implements Expression {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Ternary && TreeEquality.withPositions().same(this, other);
        }

        @Override
        public int hashCode() {
            return 31 * position.hashCode() + 3;
        }

        @Override
        public String toString() {
            return "Ternary[at " + position + "]";
        }
    }

    /** The comparison operators. */
    enum Comparator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        GREATER(">"),
        AT_MOST("<="),
        AT_LEAST(">=");

        private final String symbol;

        Comparator(String symbol) {
            this.symbol = symbol;
        }

        /** Returns the operator as it is written. */
        public String symbol() {
            return symbol;
        }
    }
}
