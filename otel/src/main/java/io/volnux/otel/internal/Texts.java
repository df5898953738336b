// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.internal;

import org.jspecify.annotations.Nullable;

/** Texts as they are shown in telemetry. */
public final class Texts {

    private static final int LIMIT = 200;

    private Texts() {}

    /** At most 200 code points, the last one an ellipsis if something was cut. */
    public static String cut(String text) {
        if (text.length() <= LIMIT || text.codePointCount(0, text.length()) <= LIMIT) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LIMIT - 1)) + "…";
    }

    /** The class of a throwable as {@code error.type}. */
    public static String errorType(Throwable thrown) {
        String canonical = thrown.getClass().getCanonicalName();
        return canonical == null ? thrown.getClass().getName() : canonical;
    }

    /** Type and value size of an input, no value. */
    public static String shape(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case CharSequence text -> "text(" + text.length() + ")";
            case java.util.Collection<?> items -> "list(" + items.size() + ")";
            case java.util.Map<?, ?> map -> "map(" + map.size() + ")";
            default -> value.getClass().getSimpleName();
        };
    }
}
