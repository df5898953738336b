// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.graph.CompileOptions;
import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskRegistry;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The workflows an engine has seen, compiled and checked once each; forgotten with the workflow. */
final class CompiledWorkflows {

    private final TaskRegistry registry;
    private final CompileOptions options;
    private final Set<String> executors;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Workflow, Validation> validations = new WeakHashMap<>();

    CompiledWorkflows(TaskRegistry registry, CompileOptions options, Set<String> executors) {
        this.registry = registry;
        this.options = options;
        this.executors = executors;
    }

    Validation of(Workflow workflow) {
        lock.lock();
        try {
            Validation known = validations.get(workflow);
            if (known == null) {
                TaskGraph graph = TaskGraph.compile(workflow.script(), registry, options);
                known = new Validation(graph, GraphChecks.problems(graph, executors), graph.warnings());
                validations.put(workflow, known);
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    TaskGraph with(Workflow workflow, TaskRegistry more) {
        return TaskGraph.compile(workflow.script(), more, options);
    }
}
