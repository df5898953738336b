// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.graph.CompileOptions;
import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskRegistry;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Graphs of the workflows an engine has seen, compiled once each; forgotten with the workflow. */
final class CompiledWorkflows {

    private final TaskRegistry registry;
    private final CompileOptions options;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Workflow, TaskGraph> graphs = new WeakHashMap<>();

    CompiledWorkflows(TaskRegistry registry, CompileOptions options) {
        this.registry = registry;
        this.options = options;
    }

    TaskGraph of(Workflow workflow) {
        lock.lock();
        try {
            TaskGraph known = graphs.get(workflow);
            if (known == null) {
                known = TaskGraph.compile(workflow.script(), registry, options);
                graphs.put(workflow, known);
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
