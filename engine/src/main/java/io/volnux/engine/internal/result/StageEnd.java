// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.result;

import io.volnux.task.Strategy;
import io.volnux.task.TaskResults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a stage, an arm or a chain ended. An execution that simply succeeded is the end of its stage itself: most stages are
 * one task that succeeds, and an object less for each of them counts.
 */
public sealed interface StageEnd permits Execution, StageEnd.Sum {

    /** What a following stage would receive. */
    TaskResults results();

    /** Whether it succeeded. */
    boolean ok();

    /** Why the run must end after the join, null to go on. */
    @Nullable
    Halt halt();

    /** Executions that a following stage waits for. */
    List<Execution> tails();

    /** Failed executions that nothing has handled yet. */
    List<Execution> failures();

    /** When it was over, in nanoseconds since the start of the run. */
    long ended();

    /** Context in which the stage ran, null before a chain's first. */
    @Nullable
    ContextRecord context();

    /** Verdict over the arms of a parallel stage, null for anything else. */
    Strategy.@Nullable Evaluation evaluation();

    /** An end in all its parts; see the methods of the same names. */
    record Sum(
            TaskResults results,
            boolean ok,
            @Nullable Halt halt,
            List<Execution> tails,
            List<Execution> failures,
            long ended,
            @Nullable ContextRecord context,
            Strategy.@Nullable Evaluation evaluation)
            implements StageEnd {

        /** An end that no evaluator judged. */
        public Sum(
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
        public Sum judged(Strategy.Evaluation verdict) {
            return new Sum(results, ok, halt, tails, failures, ended, context, verdict);
        }
    }

    /** The same end as that of the stage around: a group of one chain ends as the chain does. */
    default StageEnd in(ContextRecord around) {
        return around.equals(context())
                ? this
                : new Sum(results(), ok(), halt(), tails(), failures(), ended(), around, evaluation());
    }

    /** The same end with failures that something has handled. */
    default StageEnd handled() {
        return failures().isEmpty()
                ? this
                : new Sum(results(), ok(), halt(), tails(), List.of(), ended(), context(), evaluation());
    }
}
