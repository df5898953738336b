// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jol.vm.VM;
import org.openjdk.jol.vm.VirtualMachine;

/**
 * Objects that can be reached from one, with JOL's view of the heap. JOL's own walk tells objects by their address, which
 * a collection changes, and cannot be told where to stop.
 */
final class Reachable {

    private final VirtualMachine heap;
    private final Map<Class<?>, long[]> offsets = new HashMap<>();

    Reachable() {
        // without this, JOL refuses to look into records
        System.setProperty("jol.magicFieldOffset", "true");
        heap = VM.current();
    }

    long sizeOf(Object object) {
        return heap.sizeOf(object);
    }

    /** All that can be reached from the root but not from the others, unless it belongs to the JVM itself. */
    Set<Object> from(Object root, Set<Object> without) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var open = new ArrayDeque<Object>();
        add(root, without, seen, open);
        while (!open.isEmpty()) {
            for (var next : referencesOf(open.pop())) {
                add(next, without, seen, open);
            }
        }
        return seen;
    }

    private static void add(@Nullable Object object, Set<Object> without, Set<Object> seen, ArrayDeque<Object> open) {
        if (object != null && !isOfTheJvm(object) && !without.contains(object) && seen.add(object)) {
            open.push(object);
        }
    }

    private static boolean isOfTheJvm(Object object) {
        return object instanceof Class<?>
                || object instanceof ClassLoader
                || object instanceof Module
                || object instanceof Thread;
    }

    private List<@Nullable Object> referencesOf(Object object) {
        var references = new ArrayList<@Nullable Object>();
        if (object instanceof Object[] array) {
            Collections.addAll(references, array);
        } else {
            for (long offset : offsets.computeIfAbsent(object.getClass(), this::offsetsOf)) {
                references.add(heap.getObject(object, offset));
            }
        }
        return references;
    }

    private long[] offsetsOf(Class<?> type) {
        var fields = new ArrayList<Field>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Collections.addAll(fields, at.getDeclaredFields());
        }
        return fields.stream()
                .filter(field -> !Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive())
                .mapToLong(heap::fieldOffset)
                .toArray();
    }
}
