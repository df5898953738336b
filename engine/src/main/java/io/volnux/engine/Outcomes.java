// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.task.RunResult;
import org.jspecify.annotations.Nullable;

/** Which ends of a run a caller gets as a value and which as an exception. */
final class Outcomes {

    private Outcomes() {}

    /** The lower door: everything that tasks cause is a value. */
    static RunResult returned(RunResult result, @Nullable Throwable defect) {
        if (defect != null) {
            throw new IllegalStateException("the engine failed: " + defect, defect);
        }
        return switch (result.result()) {
            case TIMEOUT, ERROR -> throw new PipelineExecutionException(result);
            case SUCCESS, PARTIAL, FAILURE, STOPPED, CANCELLED, ABORTED -> result;
        };
    }

    /** The upper door: a failed run is an exception too. */
    static RunResult orThrow(RunResult result) {
        return switch (result.result()) {
            case FAILURE -> throw new RunFailedException(result);
            case TIMEOUT, ERROR -> throw new PipelineExecutionException(result);
            case SUCCESS, PARTIAL, STOPPED, CANCELLED, ABORTED -> result;
        };
    }
}
