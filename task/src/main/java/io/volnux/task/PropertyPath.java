// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a path into a value: a map's key, a list's index, or a public accessor. */
final class PropertyPath {

    private PropertyPath() {}

    static @Nullable Object step(@Nullable Object value, String part) {
        if (value instanceof Map<?, ?> map) {
            return map.get(part);
        }
        if (value instanceof List<?> list) {
            return index(list, part);
        }
        return value == null ? null : accessor(value, part);
    }

    private static @Nullable Object index(List<?> list, String part) {
        if (!part.chars().allMatch(Character::isDigit) || part.length() > 9) {
            return null;
        }
        int index = Integer.parseInt(part);
        return index < list.size() ? list.get(index) : null;
    }

    private static @Nullable Object accessor(Object value, String part) {
        String getter = "get" + Character.toUpperCase(part.charAt(0)) + part.substring(1);
        for (Method method : value.getClass().getMethods()) {
            boolean named = method.getName().equals(part) || method.getName().equals(getter);
            if (named && method.getParameterCount() == 0 && method.trySetAccessible()) {
                return call(method, value);
            }
        }
        return null;
    }

    private static @Nullable Object call(Method method, Object value) {
        try {
            return method.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException ignored) {
            return null; // an attribute that cannot be read matches nothing
        }
    }
}
