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

    /** A late result of work that was abandoned came in and was ignored. */
    record LateResult(TaskNode node) implements Happened {}
}
