// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.progress;

import io.volnux.graph.TaskNode;
import io.volnux.task.SecretValues;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One active task, as far as it can be shown. Written by the threads that work on it, read by the one that draws. */
final class TaskProgress {

    private final TaskNode node;
    private final long startedNanos;
    private final SecretValues secrets;
    private final AtomicInteger instances = new AtomicInteger();
    private final AtomicInteger failedInstances = new AtomicInteger();
    private volatile int items = -1;
    private volatile int attempt = 1;
    private volatile @Nullable Wait wait;

    TaskProgress(TaskNode node, long startedNanos, SecretValues secrets) {
        this.node = node;
        this.startedNanos = startedNanos;
        this.secrets = secrets;
    }

    /** What an attempt that failed said, and when the next one starts. */
    record Wait(int attempt, int maxAttempts, String cause, long untilNanos) {}

    String name() {
        return node.label();
    }

    /** What must not be shown of what it says. */
    SecretValues secrets() {
        return secrets;
    }

    boolean isFanOut() {
        return node.meta().isPresent();
    }

    long startedNanos() {
        return startedNanos;
    }

    int attempt() {
        return attempt;
    }

    void attempt(int number) {
        attempt = number;
    }

    @Nullable
    Wait lastFailure() {
        return wait;
    }

    void failed(Wait failure) {
        wait = failure;
    }

    /** How many instances there will be, or -1 as long as nobody knows. */
    int items() {
        return items;
    }

    void items(int count) {
        items = count;
    }

    int instances() {
        return instances.get();
    }

    int failedInstances() {
        return failedInstances.get();
    }

    void instanceEnded(boolean failed) {
        instances.incrementAndGet();
        if (failed) {
            failedInstances.incrementAndGet();
        }
    }
}
