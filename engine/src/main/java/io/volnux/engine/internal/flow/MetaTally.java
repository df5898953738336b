// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.executor.InstanceEnd;
import io.volnux.task.MetaCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts instances of a meta event as they end; keeps the slowest and the first failures. Of one thread: each worker has its
 * own, and who waits for the workers adds them up.
 */
final class MetaTally {

    private static final int SLOWEST = 20;
    private static final int FAILURES = 100;

    private final PriorityQueue<MetaCounts.Instance> slowest =
            new PriorityQueue<>(Comparator.comparingLong(MetaCounts.Instance::duration));
    private final TreeMap<Integer, InstanceEnd> failures = new TreeMap<>();
    private int successful;
    private int failed;
    private long retries;

    void add(int index, InstanceEnd end) {
        retries += Math.max(0, end.attempts() - 1);
        if (end.failed()) {
            failed++;
            remember(index, end);
        } else {
            successful++;
        }
        MetaCounts.Instance quickest = slowest.peek();
        if (slowest.size() < SLOWEST || (quickest != null && quickest.duration() < end.duration())) {
            keep(new MetaCounts.Instance(index, end.duration()));
        }
    }

    void addAll(MetaTally other) {
        successful += other.successful;
        failed += other.failed;
        retries += other.retries;
        other.failures.forEach(this::remember);
        other.slowest.forEach(this::keep);
    }

    private void keep(MetaCounts.Instance slow) {
        slowest.add(slow);
        if (slowest.size() > SLOWEST) {
            slowest.remove();
        }
    }

    private void remember(int index, InstanceEnd end) {
        failures.put(index, end);
        if (failures.size() > FAILURES) {
            failures.pollLastEntry();
        }
    }

    int failed() {
        return failed;
    }

    int successful() {
        return successful;
    }

    /** The cause of the first item that has one, null if none has. */
    @Nullable
    Throwable cause() {
        for (InstanceEnd end : failures.values()) {
            if (end.cause() != null) {
                return end.cause();
            }
        }
        return null;
    }

    /** The counts of a meta event of that many instances. */
    MetaCounts counts(int total) {
        List<MetaCounts.Instance> byDuration = new ArrayList<>(slowest);
        byDuration.sort(Comparator.comparingLong(MetaCounts.Instance::duration)
                .reversed()
                .thenComparingInt(MetaCounts.Instance::index));
        List<MetaCounts.InstanceFailure> byIndex = new ArrayList<>();
        failures.forEach(
                (index, end) -> byIndex.add(new MetaCounts.InstanceFailure(index, String.valueOf(end.message()))));
        return new MetaCounts(total, successful, failed, retries, byDuration, byIndex);
    }
}
