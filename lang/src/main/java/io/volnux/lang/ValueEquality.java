// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Equality of resolved values: numbers by value, maps without order, different kinds unequal. Variables may hold the same list many times
 * over, so pairs that were compared are remembered; otherwise twenty doublings would cost a million comparisons.
 */
@SuppressWarnings("ReferenceEquality") // the same object needs no comparison, and pairs are known by identity
final class ValueEquality {
    private final Map<Pair, Boolean> known = new HashMap<>();

    boolean same(@Nullable Object left, @Nullable Object right) {
        if (left == right) {
            return true;
        }
        if (left instanceof List<?> lefts && right instanceof List<?> rights) {
            return remembered(left, right, () -> sameLists(lefts, rights));
        }
        if (left instanceof Map<?, ?> lefts && right instanceof Map<?, ?> rights) {
            return remembered(left, right, () -> sameMaps(lefts, rights));
        }
        if (left instanceof Number leftNumber && right instanceof Number rightNumber) {
            return Numbers.compare(leftNumber, rightNumber) == 0;
        }
        return left != null && left.equals(right);
    }

    private boolean remembered(Object left, Object right, java.util.function.BooleanSupplier comparison) {
        var pair = new Pair(left, right);
        var before = known.get(pair);
        if (before != null) {
            return before;
        }
        boolean same = comparison.getAsBoolean();
        known.put(pair, same);
        return same;
    }

    private boolean sameLists(List<?> lefts, List<?> rights) {
        if (lefts.size() != rights.size()) {
            return false;
        }
        for (int i = 0; i < lefts.size(); i++) {
            if (!same(lefts.get(i), rights.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameMaps(Map<?, ?> lefts, Map<?, ?> rights) {
        if (lefts.size() != rights.size()) {
            return false;
        }
        for (var entry : lefts.entrySet()) {
            if (!rights.containsKey(entry.getKey()) || !same(entry.getValue(), rights.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** Two objects, by identity. */
    private record Pair(Object left, Object right) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pair(var otherLeft, var otherRight) && left == otherLeft && right == otherRight;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(left) + System.identityHashCode(right);
        }
    }
}
