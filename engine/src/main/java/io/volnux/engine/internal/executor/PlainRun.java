// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.run.EndSignals;
import io.volnux.engine.internal.run.Lane;
import io.volnux.graph.TaskNode;
import io.volnux.observe.Finished;
import io.volnux.observe.Part;
import io.volnux.task.Outcome;
import io.volnux.task.Task;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskResult;
import org.jspecify.annotations.Nullable;

/**
 * Executes a task that nothing limits and of which nobody wants to hear more than start and end: one call on the lane's
 * thread, as most calls are. What {@link TaskRun} does without what only others need; whatever does not simply succeed goes
 * on there.
 */
final class PlainRun {

    private PlainRun() {}

    /** Whether the task is of that kind. */
    static boolean fits(Lane lane, TaskNode node) {
        return node.isPlain() && lane.run().publisher().isTerse() && !lane.isLimitedHere();
    }

    /** Executes and settles; answers as {@link TaskRun#execute}. */
    static @Nullable Halt execute(Lane lane, Execution execution) {
        TaskNode node = execution.node();
        Task<?> task = node.definition().create();
        if (lane.halt() != null || node.definition().hasHooks(task)) {
            return TaskRun.whole(lane, execution, null);
        }
        execution.runsOn(lane.hasOwnThread() ? "virtual" : "inline");
        lane.executes(execution);
        Handle<Finished.Task> handle = lane.starts(Part.TASK, TaskRun.TASK, execution);
        long started = begin(lane, execution, handle);
        Ended ended = PlainCall.of(lane, task, new Invocation(lane, execution, null), handle, started);
        if (ended == null) {
            return TaskRun.whole(lane, execution, handle);
        }
        if (!(ended instanceof Ended.Returned(var outcome)) || !settled(lane, execution, outcome)) {
            return TaskRun.rest(lane, execution, ended, handle);
        }
        EndSignals.task(lane.run(), lane.innermost(), execution);
        if (!handle.isNone()) {
            lane.finish(handle, new Finished.Task(execution));
        }
        return null;
    }

    /** Settles a success, or a goTo that gives no reason, which would have to be searched for secrets; false for all else. */
    private static boolean settled(Lane lane, Execution execution, @Nullable Outcome<?> outcome) {
        if (outcome instanceof Outcome.Success<?>(var value)) {
            settle(lane, execution, TaskOutcome.SUCCESS, value);
            return true;
        }
        if (outcome instanceof Outcome.GoTo<?> goTo && goTo.reason() == null) {
            execution.wentTo(goTo.descriptor(), null);
            settle(lane, execution, TaskOutcome.GOTO, goTo.value());
            TaskRun.announceGoTo(lane, execution);
            return true;
        }
        return false;
    }

    private static void settle(Lane lane, Execution execution, TaskOutcome how, @Nullable Object value) {
        execution.settle(
                how, TaskResult.succeeded(execution, value), lane.run().record().now(), 0);
    }

    /** If only a few lines of ours lie between the start of the context and now, the clock need not be read again. */
    private static long begin(Lane lane, Execution execution, Handle<?> observed) {
        return observed.isNone()
                        && lane.isIn(execution.context())
                        && !lane.run().record().isShared()
                ? execution.context().started()
                : lane.run().record().now();
    }
}
