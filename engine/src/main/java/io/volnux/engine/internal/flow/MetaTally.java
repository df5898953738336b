// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.executor.InstanceEnd;
import io.volnux.task.MetaCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Counts instances of a meta event as they end; keeps the slowest and the first failures. Thread-safe. */
final class MetaTally {

    private static final int SLOWEST = 20;
    private static final int FAILURES = 100;

    private final int total;
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<MetaCounts.Instance> slowest =
            new PriorityQueue<>(Comparator.comparingLong(MetaCounts.Instance::duration));
    private final TreeMap<Integer, InstanceEnd> failures = new TreeMap<>();
    private int successful;
    private int failed;
    private long retries;
    private @Nullable Throwable refusal;

    MetaTally(int total) {
        this.total = total;
    }

    void add(int index, InstanceEnd end) {
        lock.lock();
        try {
            retries += Math.max(0, end.attempts() - 1);
            refusal = refusal == null ? end.refusal() : refusal;
            if (end.failed()) {
                failed++;
                remember(index, end);
            } else {
                successful++;
            }
            MetaCounts.Instance quickest = slowest.peek();
            if (slowest.size() < SLOWEST || (quickest != null && quickest.duration() < end.duration())) {
                slowest.add(new MetaCounts.Instance(index, end.duration()));
                if (slowest.size() > SLOWEST) {
                    slowest.remove();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void remember(int index, InstanceEnd end) {
        failures.put(index, end);
        if (failures.size() > FAILURES) {
            failures.pollLastEntry();
        }
    }

    int failed() {
        lock.lock();
        try {
            return failed;
        } finally {
            lock.unlock();
        }
    }

    int successful() {
        lock.lock();
        try {
            return successful;
        } finally {
            lock.unlock();
        }
    }

    /** Why an executor did not take an instance, null if all were taken. */
    @Nullable
    Throwable refusal() {
        lock.lock();
        try {
            return refusal;
        } finally {
            lock.unlock();
        }
    }

    /** The cause of the first item that has one, null if none has. */
    @Nullable
    Throwable cause() {
        lock.lock();
        try {
            for (InstanceEnd end : failures.values()) {
                if (end.cause() != null) {
                    return end.cause();
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    MetaCounts counts() {
        lock.lock();
        try {
            List<MetaCounts.Instance> byDuration = new ArrayList<>(slowest);
            byDuration.sort(Comparator.comparingLong(MetaCounts.Instance::duration)
                    .reversed()
                    .thenComparingInt(MetaCounts.Instance::index));
            List<MetaCounts.InstanceFailure> byIndex = new ArrayList<>();
            failures.forEach(
                    (index, end) -> byIndex.add(new MetaCounts.InstanceFailure(index, String.valueOf(end.message()))));
            return new MetaCounts(total, successful, failed, retries, byDuration, byIndex);
        } finally {
            lock.unlock();
        }
    }
}
