// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Equality of resolved values: numbers by value, maps without order, different kinds unequal. Variables may hold the same list many times
 * over, so pairs found equal are remembered; otherwise twenty doublings would cost a million comparisons.
 */
@SuppressWarnings("ReferenceEquality") // the same object needs no comparison, and pairs are known by identity
final class ValueEquality {
    private final Set<Pair> equal = new HashSet<>();

    boolean same(@Nullable Object left, @Nullable Object right) {
        var assumed = new HashSet<Pair>();
        var todo = new ArrayDeque<Pair>();
        todo.push(new Pair(left, right));
        while (!todo.isEmpty()) {
            var pair = todo.pop();
            boolean container = pair.left instanceof List || pair.left instanceof Map;
            if (pair.left == pair.right || (container && (equal.contains(pair) || !assumed.add(pair)))) {
                continue;
            }
            if (!sameShape(pair.left, pair.right, todo)) {
                return false;
            }
        }
        equal.addAll(assumed);
        return true;
    }

    private static boolean sameShape(@Nullable Object left, @Nullable Object right, Deque<Pair> parts) {
        return switch (left) {
            case null -> right == null;
            case List<?> list -> right instanceof List<?> other && sameShape(list, other, parts);
            case Map<?, ?> map -> right instanceof Map<?, ?> other && sameShape(map, other, parts);
            case Number number -> right instanceof Number other && Numbers.compare(number, other) == 0;
            default -> left.equals(right);
        };
    }

    private static boolean sameShape(List<?> left, List<?> right, Deque<Pair> parts) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            parts.push(new Pair(left.get(i), right.get(i)));
        }
        return true;
    }

    private static boolean sameShape(Map<?, ?> left, Map<?, ?> right, Deque<Pair> parts) {
        if (!left.keySet().equals(right.keySet())) {
            return false;
        }
        for (var entry : left.entrySet()) {
            parts.push(new Pair(entry.getValue(), right.get(entry.getKey())));
        }
        return true;
    }

    /** Two objects, by identity. */
    private record Pair(@Nullable Object left, @Nullable Object right) {
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
