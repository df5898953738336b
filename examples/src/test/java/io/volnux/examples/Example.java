// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples;

import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.RunResult;
import io.volnux.task.TaskRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A folder with a script, and the class with its tasks: what the command line finds by itself. */
record Example(String name, Class<?> tasks) {

    Path folder() {
        return Path.of(name).toAbsolutePath();
    }

    Workflow workflow() {
        try {
            return Workflow.read(folder().resolve(name + ".pty"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    RunResult run(Map<String, ?> inputs) {
        TaskRegistry registry = TaskRegistry.builder().type(tasks).build();
        try (Engine engine = Engine.builder().tasks(registry).build()) {
            return engine.run(workflow(), inputs);
        }
    }

    /** Names of the tasks that ran, in the order of their starts. */
    static List<String> ran(RunResult result) {
        return result.tasks().stream().map(TaskRecord::name).toList();
    }

    static TaskRecord record(RunResult result, String task) {
        return result.tasks().stream()
                .filter(record -> record.name().equals(task))
                .findFirst()
                .orElseThrow(() -> new AssertionError(task + " did not run"));
    }
}
