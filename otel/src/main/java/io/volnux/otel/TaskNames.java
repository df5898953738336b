// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.volnux.graph.MetaSpec;
import io.volnux.graph.TaskNode;
import io.volnux.otel.internal.Texts;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.otel.semconv.VolnuxSpans;
import io.volnux.task.TaskOutcome;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names and attribute sets of one task that are the same in every run.
 *
 * @param name the task's name
 * @param span name of its span
 * @param start attributes its span starts with
 * @param metric workflow and task, for metrics
 * @param outcomes workflow, task and outcome, by outcome
 */
record TaskNames(String name, String span, Attributes start, Attributes metric, Map<TaskOutcome, Attributes> outcomes) {

    static TaskNames of(TaskNode node, String workflow, VolnuxTelemetryBuilder settings) {
        return of(node, node.name(), workflow, settings);
    }

    static TaskNames ofTemplate(TaskNode node, String workflow, VolnuxTelemetryBuilder settings) {
        return of(node, node.meta().map(MetaSpec::template).orElse(node.name()), workflow, settings);
    }

    /** A task that was executed but never started, so that nobody has seen its place. */
    static TaskNames unplaced(String name, String workflow, VolnuxTelemetryBuilder settings) {
        return of(Attributes.builder(), Texts.cut(name), workflow, settings);
    }

    private static TaskNames of(TaskNode node, String taskName, String workflow, VolnuxTelemetryBuilder settings) {
        AttributesBuilder start = Attributes.builder().put(VolnuxAttributes.NODE_ID, node.id());
        String source = node.definition().source();
        if (source.contains(".")) {
            start.put(VolnuxAttributes.CODE_FUNCTION, Texts.cut(source));
        }
        return of(start, Texts.cut(taskName), workflow, settings);
    }

    private static TaskNames of(
            AttributesBuilder start, String name, String workflow, VolnuxTelemetryBuilder settings) {
        start.put(VolnuxAttributes.TASK_NAME, name);
        if (settings.profile == BackendProfile.DATADOG) {
            Datadog.measured(start, "volnux.task", name);
        }
        Attributes metric = Attributes.of(VolnuxAttributes.WORKFLOW_NAME, workflow, VolnuxAttributes.TASK_NAME, name);
        Map<TaskOutcome, Attributes> outcomes = new EnumMap<>(TaskOutcome.class);
        for (TaskOutcome outcome : TaskOutcome.values()) {
            outcomes.put(
                    outcome,
                    metric.toBuilder()
                            .put(VolnuxAttributes.TASK_OUTCOME, outcome.word())
                            .build());
        }
        return new TaskNames(
                name, VolnuxSpans.TASK + settings.taskNameSeparator + name, start.build(), metric, outcomes);
    }

    /** Attributes of the duration metric. */
    Attributes outcome(TaskOutcome outcome, @Nullable String errorType) {
        Attributes known = outcomes.getOrDefault(outcome, metric);
        return errorType == null
                ? known
                : known.toBuilder().put(VolnuxAttributes.ERROR_TYPE, errorType).build();
    }

    /** Attributes of the failure counter. */
    Attributes failure(String errorType, boolean handled) {
        return metric.toBuilder()
                .put(VolnuxAttributes.ERROR_TYPE, errorType)
                .put(VolnuxAttributes.FAILURE_HANDLED, handled)
                .build();
    }
}
