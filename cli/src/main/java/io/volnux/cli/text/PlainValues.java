// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.text;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Values of tasks as what JSON knows: maps, lists, texts, numbers, booleans and null. Records become maps and optional
 * values what they hold; anything else is its text.
 */
public final class PlainValues {
    private static final int DEEPEST = 100;

    private final UnaryOperator<String> scrubber;

    /**
     * Values whose texts are changed.
     *
     * @param scrubber masks what must not be shown
     */
    public PlainValues(UnaryOperator<String> scrubber) {
        this.scrubber = scrubber;
    }

    /** The value; objects that cannot be read are their class names. */
    public @Nullable Object of(@Nullable Object value) {
        return of(value, 0);
    }

    private @Nullable Object of(@Nullable Object value, int depth) {
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        if (depth > DEEPEST) {
            return value.getClass().getName(); // it may hold itself
        }
        try {
            return read(value, depth + 1);
        } catch (Exception unreadable) {
            return value.getClass().getName();
        }
    }

    private @Nullable Object read(Object value, int depth) throws ReflectiveOperationException {
        if (value instanceof Map<?, ?> entries) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            entries.forEach((key, entry) -> map.put(scrubber.apply(String.valueOf(key)), of(entry, depth)));
            return map;
        }
        if (value instanceof Iterable<?> items && !(value instanceof Path)) {
            List<@Nullable Object> list = new ArrayList<>();
            items.forEach(item -> list.add(of(item, depth)));
            return list;
        }
        if (value.getClass().isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                list.add(of(Array.get(value, i), depth));
            }
            return list;
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(inside -> of(inside, depth)).orElse(null);
        }
        return value.getClass().isRecord() ? components(value, depth) : scrubber.apply(value.toString());
    }

    private Map<String, @Nullable Object> components(Object value, int depth) throws ReflectiveOperationException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            if (!component.getAccessor().trySetAccessible()) {
                throw new IllegalAccessException(component.getName());
            }
            map.put(component.getName(), of(component.getAccessor().invoke(value), depth));
        }
        return map;
    }
}
