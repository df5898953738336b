// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.graph.TaskNode;
import java.time.Duration;

/** A moment, not a span of time. */
public sealed interface Happened {

    /** A task was accepted and waits for a worker. */
    record TaskQueued(TaskNode node, String executor) implements Happened {}

    /** An attempt threw and another one follows after {@code backoff}. */
    record AttemptFailed(int attempt, int maxAttempts, Throwable cause, Duration backoff) implements Happened {}

    /** A task asked for a branch. */
    record WentTo(int descriptor, String reason) implements Happened {}

    /**
     * An arm with branches of its own ended, and what follows inside it is decided. Stages are told of this by an
     * observation, {@link RunObserver#resolutionStarted}.
     */
    record ArmResolved(String nodeId, Finished.Resolution resolution) implements Happened {}

    /**
     * Work that was abandoned came back and what it did was ignored. Told within the run, on the thread that was left
     * behind: perhaps after the run's observation was finished.
     */
    record LateResult(TaskNode node) implements Happened {}
}
