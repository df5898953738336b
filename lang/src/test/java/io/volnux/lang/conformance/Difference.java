// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang.conformance;

import org.jspecify.annotations.Nullable;

/** Something that is not as the case wants it. */
public record Difference(
        String what, @Nullable Object expected, @Nullable Object actual) {
    @Override
    public String toString() {
        return what + ":\n    expected " + expected + "\n    actual   " + actual;
    }
}
