// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.ExecutionContext;
import io.volnux.task.TaskContext;
import io.volnux.task.TaskOptions;
import io.volnux.task.TaskResult;
import io.volnux.task.TaskResults;
import io.volnux.task.ValueConverter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A context made by hand. */
final class FakeContext implements TaskContext {

    private final Map<String, @Nullable Object> inputs = new HashMap<>();
    private final Map<String, TaskResult> results = new HashMap<>();
    private TaskResults piped = TaskResults.empty();
    private TaskOptions options = TaskOptions.none();
    private @Nullable Object accumulator;

    FakeContext input(String name, @Nullable Object value) {
        inputs.put(name, value);
        return this;
    }

    FakeContext piped(TaskResult... values) {
        piped = TaskResults.of(values);
        return this;
    }

    FakeContext result(TaskResult result) {
        results.put(result.name(), result);
        return this;
    }

    FakeContext options(Map<String, @Nullable Object> values) {
        options = TaskOptions.of(values);
        return this;
    }

    FakeContext accumulator(Object value) {
        accumulator = value;
        return this;
    }

    @Override
    public <T> @Nullable T input(String name, Class<T> type) {
        return type.cast(ValueConverter.convert(inputs.get(name), type, name));
    }

    @Override
    public TaskResults previousResults() {
        return piped;
    }

    @Override
    public Optional<TaskResult> resultOf(String taskName) {
        return Optional.ofNullable(results.get(taskName));
    }

    @Override
    public TaskOptions options() {
        return options;
    }

    @Override
    public String taskId() {
        return "id";
    }

    @Override
    public String taskName() {
        return "Fake";
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public ExecutionContext executionContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Object item() {
        return null;
    }

    @Override
    public @Nullable Object accumulator() {
        return accumulator;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public System.Logger logger() {
        return System.getLogger("fake");
    }
}
