// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.RetryPolicy;
import io.volnux.task.StopCondition;
import io.volnux.task.Strategy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task asks for when the script says nothing.
 *
 * @param executor name of an executor, null for the default of the kind of stage
 * @param executorConfig settings of that executor, overridden field by field in the script
 * @param retry how it is retried, null for one attempt
 * @param strategy verdict over a stage it decides, null for ALL_MUST_SUCCEED
 * @param stopConditions any of these ends the run
 * @param attemptTimeout limit of one attempt, null for none
 */
public record TaskDefaults(
        @Nullable String executor,
        Map<String, @Nullable Object> executorConfig,
        @Nullable RetryPolicy retry,
        @Nullable Strategy strategy,
        List<StopCondition> stopConditions,
        @Nullable Duration attemptTimeout) {

    private static final TaskDefaults NONE = new TaskDefaults(null, Map.of(), null, null, List.of(), null);

    public TaskDefaults {
        executorConfig = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(executorConfig));
        stopConditions = List.copyOf(stopConditions);
    }

    /** Nothing asked for. */
    public static TaskDefaults none() {
        return NONE;
    }
}
