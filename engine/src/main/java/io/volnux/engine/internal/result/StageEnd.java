// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.result;

import io.volnux.task.Strategy;
import io.volnux.task.TaskResults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a stage, an arm or a chain ended.
 *
 * @param results what a following stage would receive
 * @param ok whether it succeeded
 * @param halt why the run must end after the join, null to go on
 * @param tails executions that a following stage waits for
 * @param failures failed executions that nothing has handled yet
 * @param ended when it was over, in nanoseconds since the start of the run
 * @param context context in which the stage ran, null before a chain's first
 * @param evaluation verdict over the arms of a parallel stage, null for anything else
 */
public record StageEnd(
        TaskResults results,
        boolean ok,
        @Nullable Halt halt,
        List<Execution> tails,
        List<Execution> failures,
        long ended,
        @Nullable ContextRecord context,
        Strategy.@Nullable Evaluation evaluation) {

    /** An end that no evaluator judged. */
    public StageEnd(
            TaskResults results,
            boolean ok,
            @Nullable Halt halt,
            List<Execution> tails,
            List<Execution> failures,
            long ended,
            @Nullable ContextRecord context) {
        this(results, ok, halt, tails, failures, ended, context, null);
    }

    /** The same end with the verdict that led to it. */
    public StageEnd judged(Strategy.Evaluation verdict) {
        return new StageEnd(results, ok, halt, tails, failures, ended, context, verdict);
    }

    /** The same end as that of the stage around: a group of one chain ends as the chain does. */
    public StageEnd in(ContextRecord around) {
        return around.equals(context)
                ? this
                : new StageEnd(results, ok, halt, tails, failures, ended, around, evaluation);
    }

    /** The same end with failures that something has handled. */
    public StageEnd handled() {
        return failures.isEmpty()
                ? this
                : new StageEnd(results, ok, halt, tails, List.of(), ended, context, evaluation);
    }
}
