// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.RetryPolicy;
import io.volnux.task.StopCondition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a task is executed, after inheritance and defaults.
 *
 * @param retry how it is retried, null for one attempt
 * @param executor executor by name, lower case; null for the default of the kind of stage
 * @param executorConfig settings of the executor
 * @param stopConditions any of these ends the run
 * @param bypassChecks whether {@code bypass} is asked first
 * @param attemptTimeout limit of one attempt, null for none
 */
public record TaskSettings(
        @Nullable RetryPolicy retry,
        @Nullable String executor,
        Map<String, @Nullable Object> executorConfig,
        List<StopCondition> stopConditions,
        boolean bypassChecks,
        @Nullable Duration attemptTimeout) {

    /** Attempts in total, at least 1. */
    public int maxAttempts() {
        return retry == null ? 1 : retry.maxAttempts();
    }

    /** Whether nothing needs to be done round a call, retries after it apart. */
    boolean demandNothing() {
        return (executor == null || executor.equals("inline"))
                && attemptTimeout == null
                && !bypassChecks
                && stopConditions.isEmpty();
    }

    /** The same settings on the default executor, without a limit of attempts. */
    public TaskSettings withoutExecutor() {
        return new TaskSettings(retry, null, Map.of(), stopConditions, bypassChecks, null);
    }
}
