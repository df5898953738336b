// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.conformance;

import io.volnux.lang.conformance.Run;
import io.volnux.observe.signal.Signal;
import io.volnux.observe.signal.Signals;
import io.volnux.task.Outcome;
import io.volnux.task.TaskContext;
import io.volnux.task.TaskResult;
import io.volnux.task.TaskResults;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Behaves as a run of a case says, and remembers who started and ended when, with what. */
final class Recorder {

    /** One execution, seen from outside. */
    static final class Seen {
        final long start;
        long end = -1;
        int calls;
        List<String> piped = List.of();
        Map<String, @Nullable Object> options = Map.of();

        Seen(long start) {
            this.start = start;
        }
    }

    private final Run.Given given;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final Map<String, String> labels = new ConcurrentHashMap<>();
    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private long clock;

    Recorder(Run.Given given) {
        this.given = given;
    }

    void listenTo(Signals signals) {
        signals.on(Signal.EventInit.class, signal -> started(signal.event(), signal.taskId()));
        signals.on(Signal.EventExecutionEnd.class, signal -> ended(signal.result()));
    }

    private void started(String name, String taskId) {
        lock.lock();
        try {
            int count = occurrences.merge(name, 1, Integer::sum);
            String label = count == 1 ? name : name + "#" + count;
            labels.put(taskId, label);
            seen.put(label, new Seen(++clock));
        } finally {
            lock.unlock();
        }
    }

    private void ended(TaskResult result) {
        lock.lock();
        try {
            Seen known = seen.get(label(result.taskId()));
            if (known != null) {
                known.end = ++clock;
            }
        } finally {
            lock.unlock();
        }
    }

    Outcome<String> process(TaskContext context) {
        String taskId = context.taskId();
        return taskId.startsWith("meta-") ? instance(context, taskId) : task(context, label(taskId));
    }

    private Outcome<String> instance(TaskContext context, String taskId) {
        String meta = context.executionContext().tasks().stream()
                .filter(task -> taskId.startsWith("meta-" + task.taskId() + "-"))
                .map(task -> label(task.taskId()))
                .findFirst()
                .orElseThrow();
        return given.fail().contains(meta) ? Outcome.failure(meta) : Outcome.success(meta);
    }

    private Outcome<String> task(TaskContext context, String label) {
        lock.lock();
        try {
            Seen known = seen.get(label);
            if (known != null) {
                known.calls++;
                known.piped = labels(context.previousResults());
                known.options = context.options().asMap();
            }
        } finally {
            lock.unlock();
        }
        if (context.attempt() <= given.raises().getOrDefault(label, 0)) {
            throw new IllegalStateException(label);
        }
        if (given.fail().contains(label)) {
            return Outcome.failure(label);
        }
        Integer descriptor = given.goTo().get(label);
        return descriptor == null ? Outcome.success(label) : Outcome.goTo(descriptor, label);
    }

    String label(String taskId) {
        return labels.getOrDefault(taskId, "unknown task " + taskId);
    }

    List<String> labels(TaskResults results) {
        return results.stream().map(result -> label(result.taskId())).toList();
    }

    Map<String, Seen> seen() {
        return seen;
    }
}
