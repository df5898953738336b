// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.batch;

import io.volnux.task.ExecutionContext;
import io.volnux.task.RunResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one pipeline of a batch ended: with a context, or with an error (a failed run's exception carries its result).
 *
 * @param index number in the batch, from 0
 * @param context first context of the run, null if it ended with an error
 * @param error why it failed, null if it did not
 */
public record BatchItem(
        int index,
        @Nullable ExecutionContext context,
        @Nullable Throwable error) {

    /** The run's result, if it ended with a context. */
    public Optional<RunResult> result() {
        return context == null ? Optional.empty() : Optional.of(context.run());
    }

    /** Whether it ended well. */
    public boolean completed() {
        return context != null && context.run().exitCode() == 0;
    }
}
