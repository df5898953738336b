// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.math.BigDecimal;

/** Comparison of integers and floats without rounding. */
final class Numbers {
    private Numbers() {}

    static int compare(Number left, Number right) {
        if (left instanceof Long leftLong && right instanceof Long rightLong) {
            return Long.compare(leftLong, rightLong);
        }
        return exact(left).compareTo(exact(right));
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Long integer ? BigDecimal.valueOf(integer) : new BigDecimal(number.doubleValue());
    }
}
