// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Builds a record from a map with its component names as keys. */
final class RecordValues {

    private RecordValues() {}

    static @Nullable Object create(
            Map<?, ?> entries, Class<?> type, BiFunction<@Nullable Object, Type, @Nullable Object> convert) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            String name = components[i].getName();
            try {
                values[i] = convert.apply(entries.get(name), components[i].getGenericType());
            } catch (UnfitValue part) {
                throw part.at(name);
            }
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.trySetAccessible() ? constructor.newInstance(values) : null;
        } catch (InvocationTargetException thrown) {
            throw UnfitValue.value(
                    TypeNames.of(type), new UnfitValue.Reason("a map its constructor refuses: " + thrown.getCause()));
        } catch (ReflectiveOperationException ignored) {
            return null; // reported as a mismatch by the caller, which knows what the value is for
        }
    }
}
