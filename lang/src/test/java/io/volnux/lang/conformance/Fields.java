// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object field by field and remembers what is wrong with it: a field nobody asked for is a comparison we would miss. */
final class Fields {
    private final String where;
    private final Map<?, ?> object;
    private final List<String> problems;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(String where, @Nullable Object json, List<String> problems) {
        this.where = where;
        this.problems = problems;
        if (json instanceof Map<?, ?> map) {
            this.object = map;
        } else {
            this.object = Map.of();
            problems.add(where + " must be an object, got " + json);
        }
    }

    boolean has(String field) {
        known.add(field);
        return object.containsKey(field);
    }

    @Nullable
    Object any(String field) {
        known.add(field);
        return object.get(field);
    }

    Optional<String> text(String field) {
        return of(field, String.class, "a text");
    }

    Optional<Boolean> flag(String field) {
        return of(field, Boolean.class, "true or false");
    }

    Optional<Integer> integer(String field) {
        return of(field, Long.class, "an integer").map(Math::toIntExact);
    }

    Optional<List<@Nullable Object>> list(String field) {
        return of(field, List.class, "a list").map(list -> {
            var copy = new ArrayList<@Nullable Object>();
            for (Object element : list) {
                copy.add(element);
            }
            return copy;
        });
    }

    Optional<List<String>> texts(String field) {
        return list(field).map(list -> list.stream().map(String::valueOf).toList());
    }

    Optional<Map<String, @Nullable Object>> map(String field) {
        return of(field, Map.class, "an object").map(map -> {
            var copy = new LinkedHashMap<String, @Nullable Object>();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
                copy.put(String.valueOf(entry.getKey()), entry.getValue());
            }
            return copy;
        });
    }

    void problem(String text) {
        problems.add(where + " " + text);
    }

    /** Reports every field that was not asked for. */
    void finish() {
        for (var field : object.keySet()) {
            if (!known.contains(String.valueOf(field))) {
                problems.add(where + " has the unknown field '" + field + "'");
            }
        }
    }

    private <T> Optional<T> of(String field, Class<T> type, String described) {
        known.add(field);
        var value = object.get(field);
        if (type.isInstance(value)) {
            return Optional.of(type.cast(value));
        }
        if (object.containsKey(field)) {
            problems.add(where + "." + field + " must be " + described + ", got " + value);
        }
        return Optional.empty();
    }
}
