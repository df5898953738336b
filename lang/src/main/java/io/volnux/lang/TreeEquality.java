// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares trees with a stack of its own, so that the depth of a script does not matter. */
@SuppressWarnings("ReferenceEquality") // the same object needs no comparison
final class TreeEquality {
    private final boolean positions;
    private final ValueEquality values = new ValueEquality();
    private final Deque<Pair> todo = new ArrayDeque<>();

    private TreeEquality(boolean positions) {
        this.positions = positions;
    }

    static TreeEquality withPositions() {
        return new TreeEquality(true);
    }

    static TreeEquality withoutPositions() {
        return new TreeEquality(false);
    }

    boolean same(Object left, Object right) {
        todo.clear();
        todo.push(new Pair(left, right));
        while (!todo.isEmpty()) {
            var pair = todo.pop();
            if (pair.left != pair.right && !sameNode(pair.left, pair.right)) {
                return false;
            }
        }
        return true;
    }

    private boolean sameNode(Object left, Object right) {
        return switch (left) {
            case Position position -> !positions || position.equals(right);
            case Chain(var steps) -> right instanceof Chain(var others) && later(steps, others);
            case Step(var pipe, var stage) ->
                right instanceof Step(var otherPipe, var otherStage) && pipe == otherPipe && later(stage, otherStage);
            case Stage stage -> right instanceof Stage other && sameStage(stage, other);
            case Options(var written, var factor) ->
                right instanceof Options(var others, var otherFactor)
                        && later(written, others)
                        && laterOrNull(factor, otherFactor);
            case Option option -> right instanceof Option other && sameOption(option, other);
            case Expression expression -> right instanceof Expression other && sameExpression(expression, other);
            case Expression.Entry(var key, var value, var position) ->
                right instanceof Expression.Entry(var otherKey, var otherValue, var otherPosition)
                        && key.equals(otherKey)
                        && later(value, otherValue)
                        && later(position, otherPosition);
            default -> left.equals(right);
        };
    }

    private boolean sameStage(Stage left, Stage right) {
        if (!later(left.position(), right.position())) {
            return false;
        }
        return switch (left) {
            case TaskRef task ->
                right instanceof TaskRef other
                        && task.name().equals(other.name())
                        && task.namespace().equals(other.namespace())
                        && later(task.namePosition(), other.namePosition())
                        && later(task.options(), other.options())
                        && later(
                                List.copyOf(task.branches().keySet()),
                                List.copyOf(other.branches().keySet()))
                        && later(
                                List.copyOf(task.branches().values()),
                                List.copyOf(other.branches().values()));
            case MetaRef meta ->
                right instanceof MetaRef other
                        && meta.mode() == other.mode()
                        && meta.template().equals(other.template())
                        && meta.namespace().equals(other.namespace())
                        && later(meta.templatePosition(), other.templatePosition())
                        && later(meta.options(), other.options())
                        && later(
                                List.copyOf(meta.branches().keySet()),
                                List.copyOf(other.branches().keySet()))
                        && later(
                                List.copyOf(meta.branches().values()),
                                List.copyOf(other.branches().values()));
            case Parallel parallel -> right instanceof Parallel other && later(parallel.arms(), other.arms());
            case Group group ->
                right instanceof Group other
                        && later(group.chains(), other.chains())
                        && later(group.options(), other.options());
        };
    }

    private boolean sameOption(Option left, Option right) {
        return left.key().equals(right.key())
                && values.same(left.value(), right.value())
                && later(left.expression(), right.expression())
                && later(left.keyPosition(), right.keyPosition())
                && later(left.valuePosition(), right.valuePosition());
    }

    private boolean sameExpression(Expression left, Expression right) {
        if (left.getClass() != right.getClass() || !later(left.position(), right.position())) {
            return false;
        }
        return switch (left) {
            case Expression.Literal literal ->
                right instanceof Expression.Literal other && Objects.equals(literal.value(), other.value());
            case Expression.Constant constant ->
                right instanceof Expression.Constant other && constant.name().equals(other.name());
            case Expression.VariableRef variable ->
                right instanceof Expression.VariableRef other && variable.name().equals(other.name());
            case Expression.EnvironmentRef environment ->
                right instanceof Expression.EnvironmentRef other
                        && environment.name().equals(other.name());
            case Expression.ListLiteral list ->
                right instanceof Expression.ListLiteral other && later(list.elements(), other.elements());
            case Expression.MapLiteral map ->
                right instanceof Expression.MapLiteral other && later(map.entries(), other.entries());
            case Expression.Parenthesized(var inner, var ignored) ->
                right instanceof Expression.Parenthesized other && later(inner, other.inner());
            case Expression.Comparison comparison ->
                right instanceof Expression.Comparison other
                        && comparison.comparator() == other.comparator()
                        && later(comparison.left(), other.left())
                        && later(comparison.right(), other.right());
            case Expression.Coalesce coalesce ->
                right instanceof Expression.Coalesce other && later(coalesce.operands(), other.operands());
            case Expression.Ternary ternary ->
                right instanceof Expression.Ternary other
                        && later(ternary.condition(), other.condition())
                        && later(ternary.whenTrue(), other.whenTrue())
                        && later(ternary.whenFalse(), other.whenFalse());
        };
    }

    private boolean laterOrNull(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        return later(left, right);
    }

    private boolean later(Object left, Object right) {
        if (left instanceof List<?> lefts && right instanceof List<?> rights) {
            if (lefts.size() != rights.size()) {
                return false;
            }
            var pairs = new ArrayList<Pair>(lefts.size());
            for (int i = 0; i < lefts.size(); i++) {
                pairs.add(new Pair(lefts.get(i), rights.get(i)));
            }
            pairs.reversed().forEach(todo::push);
            return true;
        }
        todo.push(new Pair(left, right));
        return true;
    }

    private record Pair(Object left, Object right) {}
}
