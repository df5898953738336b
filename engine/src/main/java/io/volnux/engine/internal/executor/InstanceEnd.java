// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.task.TaskOutcome;
import org.jspecify.annotations.Nullable;

/**
 * How an instance of a meta event ended.
 *
 * @param message why it failed, null if it did not
 * @param duration from start to end, in nanoseconds
 * @param refusal why its executor did not take it, null if it did
 */
public record InstanceEnd(
        TaskOutcome outcome,
        @Nullable Object content,
        @Nullable String message,
        @Nullable Throwable cause,
        int attempts,
        long duration,
        @Nullable Throwable refusal) {

    /** The end of an instance of which nothing more is known. */
    public static InstanceEnd failed(TaskOutcome outcome, String message) {
        return new InstanceEnd(outcome, null, message, null, 1, 0, null);
    }

    /** The end of an instance whose item could not be had. */
    public static InstanceEnd unusable(Throwable thrown) {
        Throwable cause = Failures.speakable(thrown);
        String message = "item cannot be taken: " + Failures.message(cause);
        return new InstanceEnd(TaskOutcome.FAILURE, null, message, cause, 0, 0, null);
    }

    /** The same end of an instance that an executor did not take. */
    InstanceEnd refusedBy(Throwable why) {
        return new InstanceEnd(outcome, content, message, cause, attempts, duration, why);
    }

    /** Whether it failed. */
    public boolean failed() {
        return message != null;
    }
}
