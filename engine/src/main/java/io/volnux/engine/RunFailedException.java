// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.engine.internal.result.RunRecord;
import io.volnux.task.ExecutionContext;
import io.volnux.task.RunResult;
import io.volnux.task.TaskResult;
import io.volnux.task.VolnuxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run failed: failed work must not look successful. The cause is that of the first unhandled failure. */
public final class RunFailedException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    private final transient RunResult result;

    RunFailedException(RunRecord result) {
        super(message(result), cause(result));
        this.result = result;
    }

    private static String message(RunRecord result) {
        List<TaskResult> failures = result.unhandledFailures();
        if (failures.isEmpty()) {
            return "run of %s failed: %s".formatted(result.name(), Outcomes.reason(result));
        }
        TaskResult first = failures.get(0);
        String more = failures.size() == 1 ? "" : " (and %d more)".formatted(failures.size() - 1);
        return "run of %s failed: task %s: %s%s"
                .formatted(result.name(), first.name(), first.message().orElse(""), more);
    }

    private static @Nullable Throwable cause(RunResult result) {
        List<TaskResult> failures = result.unhandledFailures();
        return failures.isEmpty()
                ? result.error().orElse(null)
                : failures.get(0).cause().orElse(null);
    }

    /** The run's result. */
    public RunResult result() {
        return result;
    }

    /** First context of the run. */
    public Optional<ExecutionContext> context() {
        return result.head();
    }

    /** Failures that nothing handled. */
    public List<TaskResult> unhandledFailures() {
        return result.unhandledFailures();
    }
}
