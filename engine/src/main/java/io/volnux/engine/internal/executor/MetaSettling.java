// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.run.EndSignals;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.LaneAbandoned;
import io.volnux.engine.internal.run.Run;
import io.volnux.graph.TaskNode;
import io.volnux.observe.Finished;
import io.volnux.observe.Happened;
import io.volnux.observe.Part;
import io.volnux.observe.signal.Signal;
import io.volnux.task.MetaCounts;
import io.volnux.task.MetaEventException;
import io.volnux.task.Outcome;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskTimeoutException;
import org.jspecify.annotations.Nullable;

/** A meta event as one execution: observed, announced and settled like any task, with its instances in between. */
public final class MetaSettling {

    /** What the instances came to. */
    public sealed interface Sum {
        /** A content. */
        record Content(@Nullable Object value) implements Sum {}

        /** A failure. */
        record Failed(Throwable cause) implements Sum {}

        /** The meta event's own limit is over. */
        record TimedOut(TaskTimeoutException cause) implements Sum {}

        /** The limit of stage or run is over. */
        record DeadlineOver() implements Sum {}

        /** The run is to end. */
        record Cancelled() implements Sum {}

        /** An executor did not take an instance. */
        record Rejected(Throwable cause) implements Sum {}
    }

    /** Runs the instances. */
    @FunctionalInterface
    public interface Instances {
        Sum run();
    }

    private MetaSettling() {}

    /** Items or contents of the user's, or there are too many of them, could not be worked with: that is a failure. */
    public static Sum unusable(String what, MetaCounts counts, Throwable thrown) {
        Throwable cause = Failures.speakable(thrown);
        return new Sum.Failed(new MetaEventException(what + ": " + Failures.message(cause), counts, cause));
    }

    /** Executes and settles; answers why the run must end, null if it may go on. */
    public static @Nullable Halt execute(Lane lane, Execution execution, Instances instances) {
        Run run = lane.run();
        TaskNode node = execution.node();
        execution.runsOn("virtual");
        lane.executes(execution);
        if (run.publisher().hears(Part.QUEUE)) {
            run.publisher().happened(lane.innermost(), () -> new Happened.TaskQueued(node, execution.executor()));
        }
        Handle<Finished.Task> handle = lane.starts(Part.TASK, TaskRun.TASK, execution);
        try {
            return settled(lane, execution, instances);
        } catch (LaneAbandoned abandoned) {
            throw abandoned;
        } catch (RuntimeException | Error defect) {
            if (!execution.isSettled()) {
                execution.settleNow(
                        TaskOutcome.FAILURE,
                        Failures.message(defect),
                        defect,
                        run.record().now());
            }
            return new Halt(Halt.Kind.INFRASTRUCTURE, defect);
        } finally {
            lane.finish(handle, new Finished.Task(execution));
        }
    }

    private static @Nullable Halt settled(Lane lane, Execution execution, Instances instances) {
        Run run = lane.run();
        String name = execution.name();
        run.signal(lane, Signal.EventInit.class, () -> new Signal.EventInit(name, execution.taskId()));
        run.signal(
                lane,
                Signal.EventExecutionInit.class,
                () -> new Signal.EventExecutionInit(name, execution.context(), execution.executor()));
        run.signal(
                lane,
                Signal.EventExecutionStart.class,
                () -> new Signal.EventExecutionStart(name, execution.context()));
        Site site = new Site(lane, execution.node(), execution.node().settings().withoutExecutor());
        execution.startedAt(run.record().now());
        execution.nextAttempt();
        Ended ended = ended(instances.run());
        Halt halt = new Settling(lane, execution, site).settle(ended);
        EndSignals.task(run, lane.innermost(), execution);
        return halt;
    }

    private static Ended ended(Sum sum) {
        return switch (sum) {
            case Sum.Content(var value) -> new Ended.Returned(Outcome.<@Nullable Object>success(value));
            case Sum.Failed(var cause) -> new Ended.Threw(cause);
            case Sum.TimedOut(var cause) -> new Ended.TimedOut(cause);
            case Sum.DeadlineOver() -> new Ended.DeadlineOver();
            case Sum.Cancelled() -> new Ended.Cancelled();
            case Sum.Rejected(var cause) -> new Ended.Rejected(cause);
        };
    }
}
