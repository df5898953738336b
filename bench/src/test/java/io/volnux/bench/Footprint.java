// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the result of a run keeps in memory, object by object.
 *
 * @param shares by the class of the objects
 */
record Footprint(Map<String, Share> shares) {

    Footprint {
        shares = Collections.unmodifiableMap(new TreeMap<>(shares));
    }

    /** Objects of one class. */
    record Share(double objects, double bytes) {

        static final Share NOTHING = new Share(0, 0);

        private Share per(int tasks, Share less) {
            return new Share((objects - less.objects) / tasks, (bytes - less.bytes) / tasks);
        }
    }

    /**
     * What one result keeps and another of the same workflow does not: what both reach (the graph, tasks, their constant
     * values, the engine) is no run's own.
     */
    static Footprint of(Object result, Object another) {
        var heap = new Reachable();
        var shares = new TreeMap<String, Share>();
        for (var object : heap.from(result, heap.from(another, Set.of()))) {
            shares.merge(
                    name(object.getClass()),
                    new Share(1, heap.sizeOf(object)),
                    (one, other) -> new Share(one.objects + other.objects, one.bytes + other.bytes));
        }
        return new Footprint(shares);
    }

    private static String name(Class<?> type) {
        return type.getTypeName().replaceFirst("^(java|io\\.volnux)\\.([a-z]+\\.)+", "");
    }

    double bytes() {
        return shares.values().stream().mapToDouble(Share::bytes).sum();
    }

    Share share(String type) {
        return shares.getOrDefault(type, Share.NOTHING);
    }

    /** What each task adds, if the other is the same of so many tasks less. */
    Footprint perTask(Footprint smaller, int tasks) {
        var each = new TreeMap<String, Share>();
        shares.forEach((type, share) -> each.put(type, share.per(tasks, smaller.share(type))));
        return new Footprint(each);
    }
}
