// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What expressions come to. Lists and maps it returns are unmodifiable and may be shared between values. */
final class Evaluator {
    private static final long LARGEST = 1L << 20;

    private final Source source;
    private final Variables variables;
    private final Function<String, @Nullable String> environment;
    private final ValueEquality equality = new ValueEquality();
    private final IdentityHashMap<Object, Extent> extents = new IdentityHashMap<>();

    Evaluator(Source source, Variables variables, Function<String, @Nullable String> environment) {
        this.source = source;
        this.variables = variables;
        this.environment = environment;
    }

    @Nullable
    Object evaluate(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> literal.value();
            case Expression.Constant constant -> constant.name();
            case Expression.VariableRef variable -> variables.value(variable.name());
            case Expression.EnvironmentRef(var name, var ignored) -> environment.apply(name);
            case Expression.ListLiteral list -> list(list);
            case Expression.MapLiteral map -> map(map);
            case Expression.Parenthesized(var inner, var ignored) -> evaluate(inner);
            case Expression.Comparison comparison -> compare(comparison);
            case Expression.Coalesce coalesce -> firstPresent(coalesce);
            case Expression.Ternary ternary ->
                isTrue(evaluate(ternary.condition())) ? evaluate(ternary.whenTrue()) : evaluate(ternary.whenFalse());
        };
    }

    private List<@Nullable Object> list(Expression.ListLiteral literal) {
        var values = new ArrayList<@Nullable Object>(literal.elements().size());
        for (var element : literal.elements()) {
            values.add(evaluate(element));
        }
        List<@Nullable Object> list = Collections.unmodifiableList(values);
        measure(list, values, literal.position());
        return list;
    }

    private Map<String, @Nullable Object> map(Expression.MapLiteral literal) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var entry : literal.entries()) {
            values.put(entry.key(), evaluate(entry.value()));
        }
        Map<String, @Nullable Object> map = Collections.unmodifiableMap(values);
        measure(map, values.values(), literal.position());
        return map;
    }

    /** Refuses values that variables nest deeper, or multiply further, than a script could write them out. */
    private void measure(Object value, Iterable<@Nullable Object> parts, Position position) {
        int depth = 0;
        long size = 1;
        for (var part : parts) {
            var extent = part == null ? null : extents.get(part);
            depth = extent == null ? depth : Math.max(depth, extent.depth());
            size += extent == null ? 1 : extent.size();
        }
        if (depth + 1 > Cursor.DEEPEST) {
            throw tooDeep(position, "value is nested more than " + Cursor.DEEPEST + " levels");
        }
        if (size > Math.max(LARGEST, source.text().length())) {
            throw tooDeep(position, "value must have at most " + LARGEST + " parts, got " + size);
        }
        extents.put(value, new Extent(depth + 1, size));
    }

    private PointySyntaxException tooDeep(Position position, String message) {
        var bracket = source.text().substring(position.offset(), position.offset() + 1);
        return source.error(new Diagnostic(ErrorCode.E_TOO_DEEP, position, bracket, message, null, null));
    }

    private @Nullable Object firstPresent(Expression.Coalesce coalesce) {
        for (var operand : coalesce.operands()) {
            var value = evaluate(operand);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private boolean compare(Expression.Comparison comparison) {
        var left = evaluate(comparison.left());
        var right = evaluate(comparison.right());
        return switch (comparison.comparator()) {
            case EQUAL -> equality.same(left, right);
            case NOT_EQUAL -> !equality.same(left, right);
            case LESS -> ordered(left, right) && order(left, right) < 0;
            case GREATER -> ordered(left, right) && order(left, right) > 0;
            case AT_MOST -> ordered(left, right) && order(left, right) <= 0;
            case AT_LEAST -> ordered(left, right) && order(left, right) >= 0;
        };
    }

    private static boolean ordered(@Nullable Object left, @Nullable Object right) {
        return (left instanceof Number && right instanceof Number)
                || (left instanceof String && right instanceof String);
    }

    private static int order(@Nullable Object left, @Nullable Object right) {
        return switch (left) {
            case Number number when right instanceof Number other -> Numbers.compare(number, other);
            case String text when right instanceof String other -> byCodePoint(text, other);
            case null, default -> throw new IllegalStateException("operands must be ordered, got " + left);
        };
    }

    private static int byCodePoint(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int at = 0; at < common; at++) {
            if (left.charAt(at) != right.charAt(at)) {
                return Integer.compare(rank(left.charAt(at)), rank(right.charAt(at)));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Surrogates stand for the code points above all others. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }

    private static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean flag -> flag;
            case Number number -> number.doubleValue() != 0;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    private record Extent(int depth, long size) {}
}
