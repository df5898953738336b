// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.task.Durations;
import io.volnux.task.FailurePolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one run wants different. Immutable.
 *
 * @param deadline how long the run may take; null for no limit
 * @param failurePolicy outranks the script's directive, the pipeline's and the engine's; null to leave it to them
 * @param defaultPolicy outranks the engine's only, as a pipeline's own setting; null for none
 */
public record RunOptions(
        @Nullable Duration deadline,
        @Nullable FailurePolicy failurePolicy,
        @Nullable FailurePolicy defaultPolicy) {

    private static final RunOptions NONE = new RunOptions(null, null, null);

    /** Nothing different. */
    public static RunOptions none() {
        return NONE;
    }

    /** With a limit of time. */
    public RunOptions deadline(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("deadline must be positive, got " + Durations.text(limit));
        }
        return new RunOptions(limit, failurePolicy, defaultPolicy);
    }

    /** With a failure policy that outranks everything, as a command line does. */
    public RunOptions failurePolicy(FailurePolicy policy) {
        return new RunOptions(deadline, policy, defaultPolicy);
    }

    /** With a failure policy that outranks the engine's only. */
    public RunOptions defaultPolicy(FailurePolicy policy) {
        return new RunOptions(deadline, failurePolicy, policy);
    }
}
