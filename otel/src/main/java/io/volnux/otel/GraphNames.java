// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.volnux.graph.MetaSpec;
import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskNode;
import io.volnux.otel.internal.ActiveCounts;
import io.volnux.otel.internal.Texts;
import io.volnux.otel.semconv.VolnuxAttributes;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Names and attribute sets of one workflow that are the same in every run. Thread-safe. */
final class GraphNames {

    private final String workflow;
    private final VolnuxTelemetryBuilder settings;
    private final ActiveCounts.OfWorkflow active;
    private final boolean forks;
    private final Attributes workflowOnly;
    private final AtomicInteger places = new AtomicInteger();
    private final ConcurrentHashMap<String, TaskNames> tasks = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, TaskSeries> series = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Attributes> queues = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Attributes> signals = new ConcurrentHashMap<>();

    private GraphNames(
            String workflow, VolnuxTelemetryBuilder settings, ActiveCounts.OfWorkflow active, boolean forks) {
        this.workflow = workflow;
        this.settings = settings;
        this.active = active;
        this.forks = forks;
        this.workflowOnly = Attributes.of(VolnuxAttributes.WORKFLOW_NAME, workflow);
    }

    /** Those of a graph. */
    static GraphNames of(TaskGraph graph, String name, TelemetryCore core) {
        String workflow = Texts.cut(name);
        return new GraphNames(workflow, core.settings, core.active.of(workflow), GraphForks.any(graph.chain()));
    }

    /** Those of a batch, which is neither a run nor has tasks. */
    static GraphNames ofBatch(String name, VolnuxTelemetryBuilder settings) {
        return new GraphNames(Texts.cut(name), settings, ActiveCounts.untold(), false);
    }

    String workflow() {
        return workflow;
    }

    /** How many runs and tasks of it are going on. */
    ActiveCounts.OfWorkflow active() {
        return active;
    }

    /** Whether a stage of it has several tasks. */
    boolean forks() {
        return forks;
    }

    /** Only the workflow's name. */
    Attributes workflowOnly() {
        return workflowOnly;
    }

    TaskNames task(TaskNode node) {
        TaskNames known = tasks.get(node.id());
        return known != null
                ? known
                : tasks.computeIfAbsent(
                        node.id(), id -> TaskNames.of(node, series(node.name()), settings, places.getAndIncrement()));
    }

    /** Those of a task that was executed, by the id of its node. */
    TaskNames known(String nodeId, String name) {
        TaskNames known = tasks.get(nodeId);
        return known != null ? known : TaskNames.unplaced(series(name), settings);
    }

    /** The place of a task, by the id of its node; {@link TaskNames#NOWHERE} if none has been started there. */
    int place(String nodeId) {
        TaskNames known = tasks.get(nodeId);
        return known == null ? TaskNames.NOWHERE : known.place();
    }

    /** The instances of a meta event. */
    TaskNames template(TaskNode node) {
        return tasks.computeIfAbsent(
                node.id() + "<>",
                id -> TaskNames.of(
                        node,
                        series(node.meta().map(MetaSpec::template).orElse(node.name())),
                        settings,
                        TaskNames.NOWHERE));
    }

    /** Shared by all tasks of a name: the SDK finds a series faster by attributes that it has seen before. */
    private TaskSeries series(String name) {
        return series.computeIfAbsent(Texts.cut(name), cut -> TaskSeries.of(workflow, cut));
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
