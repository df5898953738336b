// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What counts as true: everything but null, false, 0, and empty text, list or map. */
final class Truth {

    private Truth() {}

    static boolean of(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case Number number -> number.doubleValue() != 0;
            case CharSequence text -> !text.isEmpty();
            case Collection<?> items -> !items.isEmpty();
            case Map<?, ?> entries -> !entries.isEmpty();
            default -> true;
        };
    }
}
