// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.math.BigDecimal;

/** Compares numbers of any kind by value. */
final class Numbers {

    private Numbers() {}

    static int compare(Number left, Number right) {
        boolean odd = isOdd(left) || isOdd(right);
        return odd
                ? Double.compare(left.doubleValue(), right.doubleValue())
                : decimal(left).compareTo(decimal(right));
    }

    private static boolean isOdd(Number number) {
        return Double.isNaN(number.doubleValue()) || Double.isInfinite(number.doubleValue());
    }

    static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
    }
}
