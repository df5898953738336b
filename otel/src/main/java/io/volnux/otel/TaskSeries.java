// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.TaskOutcome;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attribute sets by which tasks of one name are measured.
 *
 * @param name the tasks' name, cut
 * @param task workflow and task
 * @param outcomes workflow, task and outcome, by outcome
 */
record TaskSeries(String name, Attributes task, Map<TaskOutcome, Attributes> outcomes) {

    static TaskSeries of(String workflow, String name) {
        Attributes task = Attributes.of(VolnuxAttributes.WORKFLOW_NAME, workflow, VolnuxAttributes.TASK_NAME, name);
        Map<TaskOutcome, Attributes> outcomes = new EnumMap<>(TaskOutcome.class);
        for (TaskOutcome outcome : TaskOutcome.values()) {
            outcomes.put(
                    outcome,
                    task.toBuilder()
                            .put(VolnuxAttributes.TASK_OUTCOME, outcome.word())
                            .build());
        }
        return new TaskSeries(name, task, outcomes);
    }

    /** Attributes of the duration metric. */
    Attributes outcome(TaskOutcome outcome, @Nullable String errorType) {
        Attributes known = outcomes.getOrDefault(outcome, task);
        return errorType == null
                ? known
                : known.toBuilder().put(VolnuxAttributes.ERROR_TYPE, errorType).build();
    }

    /** Attributes of the failure counter. */
    Attributes failure(String errorType, boolean handled) {
        return task.toBuilder()
                .put(VolnuxAttributes.ERROR_TYPE, errorType)
                .put(VolnuxAttributes.FAILURE_HANDLED, handled)
                .build();
    }
}
