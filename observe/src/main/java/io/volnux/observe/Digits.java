// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

/**
 * Numbers as text that is the same everywhere. The platform's formats do that, too, but load the data of all locales for it
 * at their first use, which costs a short run more than its report.
 */
final class Digits {

    private static final int GROUP = 3;

    private Digits() {}

    /** Groups of three: {@code 4,211}. */
    static String grouped(long number) {
        String digits = Long.toString(number);
        int first = number < 0 ? 1 : 0;
        StringBuilder text = new StringBuilder(digits);
        for (int at = digits.length() - GROUP; at > first; at -= GROUP) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** As many units as there are, with some places behind the point: {@code decimal(1_234, 1_000, 2)} is 1.23. */
    static String decimal(long amount, long unit, int places) {
        long steps = 1;
        for (int place = 0; place < places; place++) {
            steps *= 10;
        }
        long step = unit / steps;
        long rounded = amount / step + (amount % step >= step - step / 2 ? 1 : 0);
        if (places == 0) {
            return Long.toString(rounded);
        }
        String behind = Long.toString(steps + rounded % steps).substring(1);
        return rounded / steps + "." + behind;
    }

    /** At least two digits. */
    static String two(long number) {
        return (number < 10 ? "0" : "") + number;
    }

    /** With spaces in front up to a width. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
