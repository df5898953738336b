// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.result;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;

/**
 * A list that only grows. One thread at a time adds to it, which the caller sees to; any number of threads read it
 * meanwhile, and nobody waits for anybody.
 */
final class GrowingList<T> {

    private static final VarHandle SIZE = Published.field(MethodHandles.lookup(), "size", int.class);
    private static final VarHandle ITEMS = Published.field(MethodHandles.lookup(), "items", Object[].class);

    // published through the handles above; the first items stay as they are
    private Object[] items = new Object[10];
    private int size;

    /** Adds; answers how many there are then. */
    int add(T item) {
        int before = size;
        Object[] room = items;
        if (before == room.length) {
            room = Arrays.copyOf(room, before + (before >> 1));
            ITEMS.setRelease(this, room);
        }
        room[before] = item;
        SIZE.setRelease(this, before + 1);
        return before + 1;
    }

    /** What is in it now; does not grow with it. */
    @SuppressWarnings("unchecked") // what was added
    List<T> now() {
        int known = (int) SIZE.getAcquire(this); // first: the items are at least as new
        Object[] all = (Object[]) ITEMS.getAcquire(this);
        return (List<T>) Arrays.asList(all).subList(0, known);
    }
}
