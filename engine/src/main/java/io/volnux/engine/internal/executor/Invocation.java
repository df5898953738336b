// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.run.Lane;
import io.volnux.graph.TaskNode;
import io.volnux.lang.NearestName;
import io.volnux.task.ConfigurationException;
import io.volnux.task.ExecutionContext;
import io.volnux.task.TaskContext;
import io.volnux.task.TaskOptions;
import io.volnux.task.TaskResult;
import io.volnux.task.TaskResults;
import io.volnux.task.ValueConverter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a task can ask while it runs. */
final class Invocation implements TaskContext {

    private final Lane lane;
    private final Execution execution;
    private final @Nullable Instance instance;
    private int attempt = 1;
    private @Nullable TaskResults received;

    Invocation(Lane lane, Execution execution, @Nullable Instance instance) {
        this.lane = lane;
        this.execution = execution;
        this.instance = instance;
    }

    void attempt(int number) {
        this.attempt = number;
    }

    /** Its first call begins, at a moment that is known. */
    void begins(long nanos) {
        if (instance == null) {
            execution.startedAt(nanos);
            execution.nextAttempt();
        }
    }

    @Override
    public <T> @Nullable T input(String name, Class<T> type) {
        Map<String, @Nullable Object> inputs = lane.run().record().inputs();
        if (!inputs.containsKey(name)) {
            String near = NearestName.nearest(name, inputs.keySet())
                    .map("; did you mean '%s'?"::formatted)
                    .orElse("");
            throw new ConfigurationException(
                    "UNKNOWN_INPUT",
                    "task %s asks for input '%s', which is not declared%s".formatted(taskName(), name, near));
        }
        Class<T> boxed = ValueConverter.boxed(type);
        return boxed.cast(ValueConverter.convert(inputs.get(name), boxed, "input '" + name + "'"));
    }

    @Override
    public TaskResults previousResults() {
        if (instance == null) {
            return execution.received();
        }
        TaskResults known = received;
        if (known == null) {
            known = instance.received().get();
            received = known;
        }
        return known;
    }

    @Override
    public Optional<TaskResult> resultOf(String taskName) {
        return lane.run().record().resultOf(taskName);
    }

    @Override
    public TaskOptions options() {
        return node().options();
    }

    @Override
    public String taskId() {
        return instance == null
                ? execution.taskId()
                : "meta-%s-%s-%d".formatted(execution.taskId(), taskName(), instance.index());
    }

    @Override
    public String taskName() {
        return node().meta().map(meta -> meta.template()).orElse(node().name());
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public ExecutionContext executionContext() {
        return execution.context();
    }

    @Override
    public @Nullable Object item() {
        return instance == null ? null : instance.item();
    }

    @Override
    public @Nullable Object accumulator() {
        return instance == null ? null : instance.accumulator();
    }

    @Override
    public boolean isCancelled() {
        return lane.halt() != null
                || lane.deadline() <= lane.run().record().now()
                || Thread.currentThread().isInterrupted();
    }

    @Override
    public System.Logger logger() {
        return System.getLogger("io.volnux.task." + taskName());
    }

    TaskNode node() {
        return execution.node();
    }
}
