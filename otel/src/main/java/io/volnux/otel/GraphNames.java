// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.volnux.graph.TaskNode;
import io.volnux.otel.internal.Texts;
import io.volnux.otel.semconv.VolnuxAttributes;
import java.util.concurrent.ConcurrentHashMap;

/** Names and attribute sets of one workflow that are the same in every run. Thread-safe. */
final class GraphNames {

    private final String workflow;
    private final VolnuxTelemetryBuilder settings;
    private final Attributes workflowOnly;
    private final ConcurrentHashMap<String, TaskNames> tasks = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Attributes> queues = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Attributes> signals = new ConcurrentHashMap<>();

    GraphNames(String workflow, VolnuxTelemetryBuilder settings) {
        this.workflow = Texts.cut(workflow);
        this.settings = settings;
        this.workflowOnly = Attributes.of(VolnuxAttributes.WORKFLOW_NAME, this.workflow);
    }

    String workflow() {
        return workflow;
    }

    /** Only the workflow's name. */
    Attributes workflowOnly() {
        return workflowOnly;
    }

    TaskNames task(TaskNode node) {
        TaskNames known = tasks.get(node.id());
        return known != null ? known : tasks.computeIfAbsent(node.id(), id -> TaskNames.of(node, workflow, settings));
    }

    /** Those of a task that was executed, by the id of its node. */
    TaskNames known(String nodeId, String name) {
        TaskNames known = tasks.get(nodeId);
        return known != null ? known : TaskNames.unplaced(name, workflow, settings);
    }

    /** The instances of a meta event. */
    TaskNames template(TaskNode node) {
        return tasks.computeIfAbsent(node.id() + "<>", id -> TaskNames.ofTemplate(node, workflow, settings));
    }

    /** A signal of a task, as an event. */
    Attributes signal(String task) {
        Attributes known = signals.get(task);
        return known != null
                ? known
                : signals.computeIfAbsent(task, name -> Attributes.of(VolnuxAttributes.SIGNAL_EVENT, Texts.cut(name)));
    }

    /** Workflow and executor. */
    Attributes queue(String executor) {
        Attributes known = queues.get(executor);
        return known != null
                ? known
                : queues.computeIfAbsent(
                        executor,
                        name -> workflowOnly.toBuilder()
                                .put(VolnuxAttributes.EXECUTOR_TYPE, name)
                                .build());
    }
}
