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
import io.volnux.otel.internal.Durations;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.TaskRecord;
import java.util.List;

/** Starts the spans of tasks and of the instances of meta events. */
final class TaskStart {

    private static final int LINKS = 8;

    private static final Attributes SEQUENCE = edge(EdgeKind.SEQUENCE);
    private static final Attributes PIPE = edge(EdgeKind.PIPE);
    private static final Attributes BRANCH = edge(EdgeKind.BRANCH);
    private static final Attributes JOIN = edge(EdgeKind.JOIN);

    private TaskStart() {}

    static Observation<Finished.Task> begin(Traced<?> above, Started.Task task) {
        Observation<Finished.Task> started = observed(above, task);
        TaskMetrics.started(above); // last: what fails before is never told to be over
        return started;
    }

    private static Observation<Finished.Task> observed(Traced<?> above, Started.Task task) {
        RunTrace trace = above.trace;
        boolean wanted = trace.recording && trace.detail != TraceDetail.RUN;
        if (!wanted || !trace.budget.takeForTask(RunTrace.TASK_BYTES)) {
            return hidden(above, task, wanted);
        }
        trace.core.spans.increment();
        TaskNames names = trace.names.task(task.node());
        Span span = span(above, task, names);
        trace.remember(names, span);
        Context context = above.context.with(span);
        Fan fan = task.node().meta().isPresent() ? fan(trace, task, context) : null;
        return new TaskSpan(above, context, names, task.record().executor(), fan);
    }

    private static Observation<Finished.Task> hidden(Traced<?> above, Started.Task task, boolean overBudget) {
        TaskNames names = above.trace.names.task(task.node());
        if (task.node().meta().isEmpty()) {
            return overBudget ? UnshownTask.folded(above, names) : UnshownTask.measured(above, names);
        }
        HiddenMeta meta = new HiddenMeta(above, names, overBudget);
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

    private static Span span(Traced<?> above, Started.Task task, TaskNames names) {
        RunTrace trace = above.trace;
        TaskRecord record = task.record();
        SpanBuilder builder = names.begin(trace.span(names.span(), above.context))
                .setAttribute(VolnuxAttributes.TASK_ID, record.taskId())
                .setAttribute(
                        VolnuxAttributes.TIME_DEPENDENCY,
                        Durations.millis(record.ledger().ready()));
        String executor = record.executor();
        if (!executor.isEmpty()) {
            builder.setAttribute(VolnuxAttributes.EXECUTOR_TYPE, executor);
        }
        int piped = record.received().size();
        if (piped > 0) {
            builder.setAttribute(VolnuxAttributes.PIPED_RESULTS, (long) piped);
        }
        List<TaskRecord> dependencies = record.dependencies();
        if (!dependencies.isEmpty()) {
            builder.setAttribute(VolnuxAttributes.DEPENDS_ON, RunTrace.firstIds(dependencies));
        }
        Attributes edge = edgeAttributes(task.edge());
        if (!trace.core.linksLater) {
            for (int i = 0; i < dependencies.size() && i < LINKS; i++) {
                SpanContext waitedFor = trace.node(dependencies.get(i));
                if (waitedFor != null) {
                    builder.addLink(waitedFor, edge);
                }
            }
            return builder.startSpan();
        }
        Span span = builder.startSpan();
        for (int i = 0; i < dependencies.size() && i < LINKS; i++) {
            SpanContext waitedFor = trace.node(dependencies.get(i));
            if (waitedFor != null) {
                span.addLink(waitedFor, edge);
            }
        }
        return span;
    }

    private static Attributes edgeAttributes(EdgeKind edge) {
        return switch (edge) {
            case SEQUENCE -> SEQUENCE;
            case PIPE -> PIPE;
            case BRANCH -> BRANCH;
            case JOIN -> JOIN;
        };
    }

    private static Attributes edge(EdgeKind edge) {
        return Attributes.of(VolnuxAttributes.EDGE, edge.word());
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
