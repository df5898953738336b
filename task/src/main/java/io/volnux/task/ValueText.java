// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Values as error texts show them: what they are and how many, never more than a line. Only scalars, and scalars in
 * records, are shown; {@code toString} of a user's class is not called, because nobody knows what is in it.
 */
final class ValueText {

    private static final int LONGEST = 60;
    private static final int LOOKED_AT = 1_000;

    private ValueText() {}

    /** Kind and, unless it is secret, content. */
    static String of(@Nullable Object value, boolean secret) {
        return switch (value) {
            case null -> "null";
            case Collection<?> items -> many(kind(items), items, secret);
            case Map<?, ?> entries -> String.format(Locale.ROOT, "a Map of %,d entries", entries.size());
            case Record record when !secret -> cut(fields(record));
            case Object array
            when array.getClass().isArray() ->
                String.format(Locale.ROOT, "an array of %,d %s", Array.getLength(array), elementName(array.getClass()));
            case Object scalar
            when isScalar(scalar) && !secret -> TypeNames.of(scalar.getClass()) + " '" + cut(scalar.toString()) + "'";
            default -> TypeNames.of(value.getClass());
        };
    }

    static String cut(String text) {
        return text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…"
                : text;
    }

    private static String many(String kind, Collection<?> items, boolean secret) {
        if (items.isEmpty()) {
            return "an empty " + kind;
        }
        String text = String.format(Locale.ROOT, "a %s of %,d %s", kind, items.size(), common(items));
        Object first = items.iterator().next();
        return secret || first instanceof Collection<?> ? text : text + ", first " + first(first);
    }

    private static String first(@Nullable Object value) {
        return isScalar(value) ? "'" + cut(String.valueOf(value)) + "'" : of(value, false);
    }

    /** What its elements are, if they are all the same as far as that can be seen at little cost. */
    private static String common(Collection<?> items) {
        Set<String> names = new HashSet<>();
        int seen = 0;
        for (Object item : items) {
            names.add(item == null ? "null" : kindOf(item));
            if (names.size() > 1 || ++seen == LOOKED_AT) {
                break;
            }
        }
        return names.size() == 1 ? names.iterator().next() : "values";
    }

    private static String kindOf(Object item) {
        return switch (item) {
            case Collection<?> items -> kind(items);
            case Map<?, ?> ignored -> "Map";
            default -> TypeNames.of(item.getClass());
        };
    }

    private static String kind(Collection<?> items) {
        return items instanceof List ? "List" : items instanceof Set ? "Set" : "Collection";
    }

    private static String elementName(Class<?> array) {
        return TypeNames.of(array.getComponentType());
    }

    private static String fields(Record value) {
        StringJoiner shown = new StringJoiner(", ", TypeNames.of(value.getClass()) + "[", "]");
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            shown.add(component.getName() + "=" + field(value, component));
        }
        return shown.toString();
    }

    private static String field(Record value, RecordComponent component) {
        if (SecretNames.matches(component.getName())) {
            return SecretNames.MASK;
        }
        try {
            if (!component.getAccessor().trySetAccessible()) {
                return "…";
            }
            Object content = component.getAccessor().invoke(value);
            return content == null ? "null" : isScalar(content) ? content.toString() : kindOf(content);
        } catch (ReflectiveOperationException unreadable) {
            return "…";
        }
    }

    private static boolean isScalar(@Nullable Object value) {
        return value instanceof CharSequence || (value != null && Scalars.isPlain(value));
    }
}
