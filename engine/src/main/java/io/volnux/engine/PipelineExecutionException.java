// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.engine.internal.result.RunRecord;
import io.volnux.task.ExecutionContext;
import io.volnux.task.RunResult;
import io.volnux.task.VolnuxException;
import java.util.Optional;

/** A run ended because of its surroundings: a limit of stage or run, a rejected submission, or a defect of the engine. */
public final class PipelineExecutionException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    private final transient RunResult result;

    PipelineExecutionException(RunRecord result) {
        super(
                "run of %s ended with %s: %s"
                        .formatted(result.name(), result.result().word(), Outcomes.reason(result)),
                result.error().orElse(null));
        this.result = result;
    }

    /** The run's result: what succeeded is recorded there. */
    public RunResult result() {
        return result;
    }

    /** First context of the run. */
    public Optional<ExecutionContext> context() {
        return result.head();
    }
}
