// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.executor.TaskRun;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.result.StageEnd;
import io.volnux.engine.internal.run.Lane;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskResults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executes single tasks and says how that ended. */
final class Units {

    private Units() {}

    /** Executes an ordinary task or a meta event; answers why the run must end, null if it may go on. */
    static @Nullable Halt execute(Lane lane, Execution execution) {
        return execution.node().meta().isPresent()
                ? MetaRun.execute(lane, execution)
                : TaskRun.execute(lane, execution);
    }

    /** How an execution ended, as the end of an arm. A goTo counts as success. */
    static StageEnd end(Execution execution, @Nullable Halt halt) {
        return execution.isEndOfItself(halt) ? execution : end(execution, halt, List.of(execution));
    }

    /** How the one execution of a stage ended; {@code alone} is a list of it. */
    static StageEnd end(Execution execution, @Nullable Halt halt, List<Execution> alone) {
        if (execution.isEndOfItself(halt)) {
            return execution;
        }
        boolean failed = execution.failed();
        return new StageEnd.Sum(
                TaskResults.of(execution.result()),
                !failed,
                halt,
                alone,
                failed && execution.outcome() != TaskOutcome.STOPPED ? alone : List.of(),
                execution.ended(),
                execution.context());
    }
}
