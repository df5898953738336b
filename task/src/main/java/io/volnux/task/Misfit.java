// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Types of which no value can become another. Mirrors {@link ValueConverter}, which decides by values: a type that may
 * stand for values of several kinds is given the benefit of the doubt.
 */
final class Misfit {

    private Misfit() {}

    static boolean isCertain(Type from, Type to) {
        if (ValueConverter.raw(from) == void.class || ValueConverter.raw(to) == void.class) {
            return false; // its only value is null
        }
        Class<?> source = ValueConverter.boxed(ValueConverter.raw(from));
        Class<?> target = ValueConverter.boxed(ValueConverter.raw(to));
        if (target == Optional.class && source != Optional.class) {
            return to instanceof ParameterizedType generic && isCertain(from, generic.getActualTypeArguments()[0]);
        }
        Kind kind = Kind.of(source);
        if (kind == Kind.ANY || mayBeSame(source, kind, target)) {
            return false;
        }
        return switch (kind) {
            case COLLECTION -> !target.isArray() && !Collection.class.isAssignableFrom(target);
            case ARRAY -> !target.isArray() && !Collection.class.isAssignableFrom(target);
            case MAP -> !target.isRecord() && !Map.class.isAssignableFrom(target);
            case ONE -> !Scalars.mayConvert(source, target);
            case ANY -> false;
        };
    }

    /** Whether a value of the one can be a value of the other. */
    private static boolean mayBeSame(Class<?> source, Kind kind, Class<?> target) {
        if (target.isAssignableFrom(source) || source.isAssignableFrom(target)) {
            return true;
        }
        Kind other = Kind.of(target);
        boolean different = kind != other && other != Kind.ANY;
        boolean closed = isClosed(source) || isClosed(target);
        boolean classes = !source.isInterface() && !target.isInterface();
        return !different && !closed && !classes;
    }

    private static boolean isClosed(Class<?> type) {
        return Modifier.isFinal(type.getModifiers()) || type.isEnum();
    }

    /** What all values of a type are. */
    private enum Kind {
        COLLECTION,
        MAP,
        ARRAY,
        /** One value, certainly none of the others. */
        ONE,
        /** Unknown. */
        ANY;

        static Kind of(Class<?> type) {
            if (Collection.class.isAssignableFrom(type)) {
                return Map.class.isAssignableFrom(type) ? ANY : COLLECTION;
            }
            if (Map.class.isAssignableFrom(type)) {
                return MAP;
            }
            if (type.isArray()) {
                return ARRAY;
            }
            boolean known = isClosed(type) || Number.class.isAssignableFrom(type);
            return known && type != Void.class ? ONE : ANY;
        }
    }
}
