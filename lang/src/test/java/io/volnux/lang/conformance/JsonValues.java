// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang.conformance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Comparison of plain values as the case files want it: numbers by value, maps without order, lists with order. */
public final class JsonValues {
    private JsonValues() {}

    /** Returns whether two values are the same. */
    public static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number leftNumber && right instanceof Number rightNumber) {
            return number(leftNumber).compareTo(number(rightNumber)) == 0;
        }
        if (left instanceof List<?> leftList && right instanceof List<?> rightList) {
            if (leftList.size() != rightList.size()) {
                return false;
            }
            for (int i = 0; i < leftList.size(); i++) {
                if (!same(leftList.get(i), rightList.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (left instanceof Map<?, ?> leftMap && right instanceof Map<?, ?> rightMap) {
            return leftMap.keySet().equals(rightMap.keySet())
                    && leftMap.keySet().stream().allMatch(key -> same(leftMap.get(key), rightMap.get(key)));
        }
        return Objects.equals(left, right);
    }

    private static BigDecimal number(Number number) {
        return new BigDecimal(number.toString());
    }
}
