// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.volnux.observe.EdgeKind;
import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.Started;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.TaskRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Starts the spans of tasks and of the instances of meta events. */
final class TaskStart {

    private static final int LINKS = 8;

    private static final Map<EdgeKind, Attributes> EDGES = Arrays.stream(EdgeKind.values())
            .collect(Collectors.toUnmodifiableMap(
                    edge -> edge, edge -> Attributes.of(VolnuxAttributes.EDGE, edge.word())));

    private TaskStart() {}

    static Observation<Finished.Task> begin(Traced<?> above, Started.Task task) {
        RunTrace trace = above.trace;
        TaskMetrics.started(trace, above.context);
        boolean wanted = trace.recording && trace.detail != TraceDetail.RUN;
        if (!wanted || !trace.budget.takeForTask(RunTrace.TASK_BYTES)) {
            return task.node().meta().isPresent()
                    ? hiddenMeta(above, task, wanted)
                    : UnshownTask.of(above, task, wanted);
        }
        trace.core.spans.increment();
        TaskNames names = trace.names.task(task.node());
        SpanBuilder builder = trace.span(names.span(), above.context)
                .setAllAttributes(names.start())
                .setAttribute(VolnuxAttributes.TASK_ID, task.record().taskId());
        dependencies(builder, trace, task);
        Span span = builder.startSpan();
        trace.remember(task.node().id(), span);
        Context context = above.context.with(span);
        return new TaskSpan(above, context, names, task.node().meta().isPresent() ? fan(trace, task, context) : null);
    }

    private static Observation<Finished.Task> hiddenMeta(Traced<?> above, Started.Task task, boolean overBudget) {
        HiddenMeta meta = new HiddenMeta(above, above.trace.names.task(task.node()), overBudget);
        above.trace.names.template(task.node());
        meta.fan = fan(above.trace, task, above.context);
        if (overBudget) {
            above.trace.budget.fold();
        }
        return meta;
    }

    private static Fan fan(RunTrace trace, Started.Task task, Context context) {
        Fan fan = new Fan(trace, task.node(), context);
        trace.fans.add(fan);
        return fan;
    }

    private static void dependencies(SpanBuilder builder, RunTrace trace, Started.Task task) {
        List<TaskRecord> dependencies = task.record().dependencies();
        int piped = task.record().received().size();
        if (piped > 0) {
            builder.setAttribute(VolnuxAttributes.PIPED_RESULTS, (long) piped);
        }
        if (dependencies.isEmpty()) {
            return;
        }
        Attributes edge = EDGES.getOrDefault(task.edge(), Attributes.empty());
        for (int i = 0; i < dependencies.size() && i < LINKS; i++) {
            SpanContext waitedFor = trace.node(dependencies.get(i).nodeId());
            if (waitedFor != null) {
                builder.addLink(waitedFor, edge);
            }
        }
        builder.setAttribute(VolnuxAttributes.DEPENDS_ON, RunTrace.firstIds(dependencies));
    }

    static Observation<Finished.Instance> instance(Traced<?> above, Started.Instance instance) {
        if (above instanceof TaskSpan meta && meta.fan() != null) {
            return meta.fan().instance(meta, instance.index());
        }
        if (above instanceof HiddenMeta meta && meta.fan != null) {
            return meta.fan.unshown(meta, instance.index());
        }
        return Passed.in(above);
    }
}
