// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

/** Comparison of trees that does not mind where things stand in the text. */
public final class Trees {
    private Trees() {}

    /** Returns whether two chains are the same apart from positions. */
    public static boolean same(Chain left, Chain right) {
        return TreeEquality.withoutPositions().same(left, right);
    }

    /** Returns whether two scripts mean the same: mode, directives, variables and chain; layout, comments and positions do not count. */
    public static boolean same(Script left, Script right) {
        return left.mode() == right.mode()
                && left.directives().equals(right.directives())
                && new ValueEquality().same(left.variables(), right.variables())
                && same(left.chain(), right.chain());
    }
}
