// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.engine.internal.result.RunRecord;
import org.jspecify.annotations.Nullable;

/** Which ends of a run a caller gets as a value and which as an exception. */
final class Outcomes {

    private Outcomes() {}

    /** The lower door: everything that tasks cause is a value. */
    static RunRecord returned(RunRecord result, @Nullable Throwable defect) {
        if (defect != null) {
            throw new IllegalStateException(
                    "the engine failed: " + result.secrets().scrub(defect.toString()), defect);
        }
        return switch (result.result()) {
            case TIMEOUT, ERROR -> throw new PipelineExecutionException(result);
            case SUCCESS, PARTIAL, FAILURE, STOPPED, CANCELLED, ABORTED -> result;
        };
    }

    /** The upper door: a failed run is an exception too. */
    static RunRecord orThrow(RunRecord result) {
        return switch (result.result()) {
            case FAILURE -> throw new RunFailedException(result);
            case TIMEOUT, ERROR -> throw new PipelineExecutionException(result);
            case SUCCESS, PARTIAL, STOPPED, CANCELLED, ABORTED -> result;
        };
    }

    /** What ended the run, if it was not its tasks, in words that show no secrets. */
    static String reason(RunRecord result) {
        return result.error()
                .map(Throwable::getMessage)
                .map(result.secrets()::scrub)
                .orElse("no reason known");
    }
}
