// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.executor.Instance;
import io.volnux.engine.internal.result.Execution;
import io.volnux.graph.MetaSpec;
import io.volnux.lang.MetaMode;
import io.volnux.task.TaskResult;
import io.volnux.task.TaskResults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The items a meta event works on, and the instances made of them. */
final class MetaItems {

    private final Execution meta;
    private final MetaSpec spec;
    private final List<@Nullable Object> items;
    private final boolean fromPipe;
    private final int batch;

    private MetaItems(Execution meta, MetaSpec spec, List<@Nullable Object> items) {
        this.meta = meta;
        this.spec = spec;
        this.items = items;
        this.fromPipe = spec.collection().isEmpty();
        this.batch = spec.mode() == MetaMode.MAP ? Math.max(1, spec.number("batch_size", 1)) : 1;
    }

    /** From the attribute {@code collection}, or from what was piped in. */
    static MetaItems of(Execution meta, MetaSpec spec) {
        Optional<Collection<?>> collection = spec.collection();
        List<@Nullable Object> items =
                collection.isPresent() ? new ArrayList<>(collection.get()) : piped(meta.received());
        return new MetaItems(meta, spec, items);
    }

    private static List<@Nullable Object> piped(TaskResults received) {
        if (received.size() == 1) {
            Object only = received.get(0).content();
            if (only instanceof List<?> list) {
                return java.util.Collections.unmodifiableList(list);
            }
            if (only instanceof Collection<?> some) {
                return new ArrayList<>(some);
            }
        }
        return received.contents();
    }

    /** All items. */
    List<@Nullable Object> all() {
        return items;
    }

    /** Number of instances. */
    int instances() {
        return spec.mode() == MetaMode.FANOUT ? spec.number("count", 1) : Math.ceilDiv(items.size(), batch);
    }

    /** Instance {@code index}; {@code accumulator} only in REDUCE. */
    Instance instance(int index, @Nullable Object accumulator) {
        if (spec.mode() == MetaMode.FANOUT) {
            return new Instance(index, items, null, meta::received);
        }
        if (batch == 1) {
            Object item = items.get(index);
            return new Instance(index, item, accumulator, () -> TaskResults.of(result(index, item)));
        }
        int from = index * batch;
        int to = from + Math.min(items.size() - from, batch);
        List<@Nullable Object> some = items.subList(from, to);
        TaskResults results = TaskResults.of(
                IntStream.range(from, to).mapToObj(i -> result(i, items.get(i))).toList());
        return new Instance(index, some, accumulator, () -> results);
    }

    private TaskResult result(int index, @Nullable Object item) {
        TaskResults received = meta.received();
        if (!fromPipe || received.isEmpty()) {
            return TaskResult.succeeded(meta, item);
        }
        return received.size() == 1 ? received.get(0).withContent(item) : received.get(index);
    }

    /** Whether an instance covers several items. */
    boolean isBatched() {
        return batch > 1;
    }
}
