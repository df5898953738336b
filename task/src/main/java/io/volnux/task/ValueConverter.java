// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a value into a declared type: numbers into each other when nothing is lost, text into scalars, enums, paths,
 * times and the like, scalars into text, lists and maps element by element, maps into records. A value that already fits
 * is returned as it is, collections included.
 */
public final class ValueConverter {

    private ValueConverter() {}

    /**
     * Converts.
     *
     * @param what what the value is for, for the error text, such as {@code input 'limit'}
     * @return the converted value; null for null
     * @throws ValueConversionException naming both types, if it cannot be converted
     */
    public static @Nullable Object convert(@Nullable Object value, Type type, String what) {
        if (type instanceof Class<?> raw && raw.isInstance(value) && !raw.isArray()) {
            return value;
        }
        return new Conversion(type, value, what).run();
    }

    /** The wrapper class of a primitive type, any other class unchanged. */
    @SuppressWarnings("unchecked")
    public static <T> Class<T> boxed(Class<T> type) {
        return type.isPrimitive()
                ? (Class<T>) Array.get(Array.newInstance(type, 1), 0).getClass()
                : type;
    }

    /** The class behind a generic type. */
    public static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof TypeVariable<?> variable) {
            return raw(variable.getBounds()[0]);
        }
        return type instanceof GenericArrayType array
                ? Array.newInstance(raw(array.getGenericComponentType()), 0).getClass()
                : Object.class;
    }

    /** One conversion; kept together because the error names the outermost value and type. */
    @SuppressWarnings("ReferenceEquality") // "unchanged" means the same object, so that collections are not copied
    private record Conversion(Type type, @Nullable Object value, String what) {

        @Nullable
        Object run() {
            return convert(value, type);
        }

        private @Nullable Object convert(@Nullable Object from, Type to) {
            Class<?> raw = raw(to);
            if (from == null) {
                return absent(raw);
            }
            Class<?> target = boxed(raw);
            if (target == Optional.class) {
                return from instanceof Optional<?> ? from : Optional.ofNullable(convert(from, argument(to, 0)));
            }
            if (from instanceof Collection<?> items && Collection.class.isAssignableFrom(target)) {
                return collection(items, to, target);
            }
            if (from instanceof Map<?, ?> entries && Map.class.isAssignableFrom(target)) {
                return map(entries, to, target);
            }
            if (target.isArray()
                    && (from instanceof Collection<?> || from.getClass().isArray())) {
                return array(from, target);
            }
            if (target.isInstance(from)) {
                return from;
            }
            if (from.getClass().isArray() && Collection.class.isAssignableFrom(target)) {
                return collection(listOf(from), to, target);
            }
            Object scalar = Scalars.convert(from, target);
            if (scalar == null && from instanceof Map<?, ?> entries && target.isRecord()) {
                scalar = RecordValues.create(entries, target, this::convert);
            }
            if (scalar == null) {
                throw mismatch(from);
            }
            return scalar;
        }

        private @Nullable Object absent(Class<?> raw) {
            if (raw.isPrimitive() && raw != void.class) {
                throw new ValueConversionException("%s must be %s, got null; declare %s if it may be absent"
                        .formatted(what, raw.getName(), boxed(raw).getSimpleName()));
            }
            return raw == Optional.class ? Optional.empty() : null;
        }

        private Object collection(Collection<?> items, Type to, Class<?> target) {
            Type element = argument(to, 0);
            List<@Nullable Object> converted = new ArrayList<>(items.size());
            boolean changed = !target.isInstance(items);
            for (Object item : items) {
                Object result = convert(item, element);
                changed |= result != item;
                converted.add(result);
            }
            if (!changed) {
                return items;
            }
            if (target.isAssignableFrom(ArrayList.class)) {
                return converted;
            }
            Set<@Nullable Object> set = new LinkedHashSet<>(converted);
            if (!target.isInstance(set)) {
                throw mismatch(items);
            }
            return set;
        }

        private Object map(Map<?, ?> entries, Type to, Class<?> target) {
            Type keys = argument(to, 0);
            Type values = argument(to, 1);
            Map<@Nullable Object, @Nullable Object> converted = new LinkedHashMap<>();
            boolean changed = !target.isInstance(entries);
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                Object key = convert(entry.getKey(), keys);
                Object mapped = convert(entry.getValue(), values);
                changed |= key != entry.getKey() || mapped != entry.getValue();
                converted.put(key, mapped);
            }
            if (changed && !target.isInstance(converted)) {
                throw mismatch(entries);
            }
            return changed ? converted : entries;
        }

        private Object array(Object from, Class<?> target) {
            if (target.isInstance(from)) {
                return from;
            }
            List<@Nullable Object> items = listOf(from);
            Object array = Array.newInstance(target.getComponentType(), items.size());
            for (int i = 0; i < items.size(); i++) {
                Array.set(array, i, convert(items.get(i), target.getComponentType()));
            }
            return array;
        }

        private static List<@Nullable Object> listOf(Object from) {
            if (from instanceof Collection<?> items) {
                return new ArrayList<>(items);
            }
            List<@Nullable Object> items = new ArrayList<>();
            for (int i = 0; i < Array.getLength(from); i++) {
                items.add(Array.get(from, i));
            }
            return items;
        }

        private static Type argument(Type type, int index) {
            return type instanceof ParameterizedType generic && generic.getActualTypeArguments().length > index
                    ? generic.getActualTypeArguments()[index]
                    : Object.class;
        }

        private ValueConversionException mismatch(Object from) {
            String within = from == value ? "" : " (in a value of " + typeName(value) + ")";
            return new ValueConversionException("%s must be %s, got %s%s%s"
                    .formatted(what, type.getTypeName(), from.getClass().getTypeName(), shown(from), within));
        }

        private static String typeName(@Nullable Object from) {
            return from == null ? "null" : from.getClass().getTypeName();
        }

        private String shown(Object from) {
            boolean scalar = from instanceof CharSequence || from instanceof Number || from instanceof Boolean;
            if (!scalar || SecretNames.matches(what)) {
                return "";
            }
            String text = from.toString();
            return " '" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
        }
    }
}
