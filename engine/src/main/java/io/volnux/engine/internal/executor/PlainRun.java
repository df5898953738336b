// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.run.EndSignals;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.LaneAbandoned;
import io.volnux.engine.internal.run.Worker;
import io.volnux.graph.TaskNode;
import io.volnux.graph.TaskSettings;
import io.volnux.task.Outcome;
import io.volnux.task.Task;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskResult;
import org.jspecify.annotations.Nullable;

/**
 * Executes a task that nobody hears and nothing limits: one call on the lane's thread, as most calls are. What
 * {@link TaskRun} does without what only others need; whatever does not simply succeed goes on there.
 */
final class PlainRun {

    private PlainRun() {}

    /** Whether the task is of that kind. */
    static boolean fits(Lane lane, TaskNode node) {
        TaskSettings settings = node.settings();
        String executor = settings.executor();
        return lane.run().publisher().isUnheard()
                && (executor == null || executor.equals("inline"))
                && settings.attemptTimeout() == null
                && !settings.bypassChecks()
                && settings.stopConditions().isEmpty()
                && !node.definition().makesInstances()
                && !lane.isLimitedHere();
    }

    /** Executes and settles; answers as {@link TaskRun#execute}. */
    static @Nullable Halt execute(Lane lane, Execution execution) {
        TaskNode node = execution.node();
        Task<?> task = node.definition().create();
        Worker worker = lane.worker();
        if (lane.halt() != null || node.definition().hasHooks(task) || !worker.enter()) {
            return TaskRun.whole(lane, execution);
        }
        execution.runsOn(lane.hasOwnThread() ? "virtual" : "inline");
        lane.executes(execution);
        execution.startedAt(begin(lane, execution));
        execution.nextAttempt();
        Ended ended;
        try {
            ended = Site.guarded(() -> task.process(new Invocation(lane, execution, null)));
        } finally {
            leave(lane, node, worker);
        }
        ended = Site.judged(lane, ended);
        if (ended instanceof Ended.Returned(Outcome.Success<?>(var value))) {
            TaskResult result = TaskResult.succeeded(execution, value);
            execution.settle(TaskOutcome.SUCCESS, result, lane.run().record().now(), 0);
            EndSignals.task(lane.run(), lane.innermost(), execution);
            return null;
        }
        return TaskRun.rest(lane, execution, ended);
    }

    /** If only a few lines of ours lie between the start of the context and now, the clock need not be read again. */
    private static long begin(Lane lane, Execution execution) {
        return lane.isIn(execution.context())
                ? execution.context().started()
                : lane.run().record().now();
    }

    private static void leave(Lane lane, TaskNode node, Worker worker) {
        try {
            worker.leave();
        } catch (LaneAbandoned late) {
            lane.run().lateResult(node);
            throw late;
        }
    }
}
