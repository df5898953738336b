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
     * @throws ValueConversionException naming both types, and the part that is wrong, if it cannot be converted
     */
    public static @Nullable Object convert(@Nullable Object value, Type type, String what) {
        if (type instanceof Class<?> raw && raw.isInstance(value) && !raw.isArray()) {
            return value;
        }
        try {
            return Conversion.convert(value, type);
        } catch (UnfitValue unfit) {
            throw unfit.told(what, TypeNames.of(type));
        }
    }

    /**
     * Whether it is certain from the types alone that no value but null of one can become the other. Of what cannot be
     * known the answer is false.
     */
    public static boolean neverConverts(Type from, Type to) {
        return Misfit.isCertain(from, to);
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

    /** One step of a conversion and those inside it. */
    @SuppressWarnings("ReferenceEquality") // "unchanged" means the same object, so that collections are not copied
    private static final class Conversion {

        private Conversion() {}

        static @Nullable Object convert(@Nullable Object from, Type to) {
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
                scalar = RecordValues.create(entries, target, Conversion::convert);
            }
            if (scalar == null) {
                throw mismatch(from, to);
            }
            return scalar;
        }

        private static @Nullable Object absent(Class<?> raw) {
            if (raw.isPrimitive() && raw != void.class) {
                String cure = "null; declare %s if it may be absent".formatted(TypeNames.of(boxed(raw)));
                throw UnfitValue.value(raw.getName(), new UnfitValue.Reason(cure));
            }
            return raw == Optional.class ? Optional.empty() : null;
        }

        private static Object collection(Collection<?> items, Type to, Class<?> target) {
            Type element = argument(to, 0);
            List<@Nullable Object> converted = new ArrayList<>(items.size());
            boolean changed = !target.isInstance(items);
            for (Object item : items) {
                Object result = element(item, element, converted.size());
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
                throw mismatch(items, to);
            }
            return set;
        }

        private static @Nullable Object element(@Nullable Object item, Type to, int index) {
            try {
                return convert(item, to);
            } catch (UnfitValue part) {
                throw part.at(index);
            }
        }

        private static Object map(Map<?, ?> entries, Type to, Class<?> target) {
            Type keys = argument(to, 0);
            Type values = argument(to, 1);
            Map<@Nullable Object, @Nullable Object> converted = new LinkedHashMap<>();
            boolean changed = !target.isInstance(entries);
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                Object key = under(entry.getKey(), entry.getKey(), keys);
                Object mapped = under(entry.getKey(), entry.getValue(), values);
                changed |= key != entry.getKey() || mapped != entry.getValue();
                converted.put(key, mapped);
            }
            if (changed && !target.isInstance(converted)) {
                throw mismatch(entries, to);
            }
            return changed ? converted : entries;
        }

        private static @Nullable Object under(@Nullable Object key, @Nullable Object from, Type to) {
            try {
                return convert(from, to);
            } catch (UnfitValue part) {
                throw part.atKey(String.valueOf(key));
            }
        }

        private static Object array(Object from, Class<?> target) {
            if (target.isInstance(from)) {
                return from;
            }
            List<@Nullable Object> items = listOf(from);
            Object array = Array.newInstance(target.getComponentType(), items.size());
            for (int i = 0; i < items.size(); i++) {
                Array.set(array, i, element(items.get(i), target.getComponentType(), i));
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

        private static UnfitValue mismatch(Object from, Type to) {
            return UnfitValue.value(TypeNames.of(to), from);
        }
    }
}
