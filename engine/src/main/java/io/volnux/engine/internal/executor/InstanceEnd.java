// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.task.TaskOutcome;
import org.jspecify.annotations.Nullable;

/**
 * How an instance of a meta event ended.
 *
 * @param message why it failed, null if it did not
 * @param duration from start to end, in nanoseconds
 */
public record InstanceEnd(
        TaskOutcome outcome,
        @Nullable Object content,
        @Nullable String message,
        @Nullable Throwable cause,
        int attempts,
        long duration) {

    /** Whether it failed. */
    public boolean failed() {
        return message != null;
    }
}
