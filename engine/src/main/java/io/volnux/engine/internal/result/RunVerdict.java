// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.result;

import io.volnux.task.ExecutionStatus;
import io.volnux.task.ResultWord;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param error what ended it, if it was not its tasks
 * @param stoppedByFailure whether a failure hit a stop condition
 */
public record RunVerdict(
        ExecutionStatus status, ResultWord word, @Nullable Throwable error, boolean stoppedByFailure) {}
