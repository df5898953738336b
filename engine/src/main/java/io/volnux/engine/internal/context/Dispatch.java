// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.context;

import io.volnux.engine.internal.coordinator.Coordinator;
import io.volnux.engine.internal.flow.Chains;
import io.volnux.engine.internal.flow.Entry;
import io.volnux.engine.internal.flow.FlowSetup;
import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.publish.Layer;
import io.volnux.engine.internal.result.ContextRecord;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.result.StageEnd;
import io.volnux.engine.internal.run.EndSignals;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.LaneAbandoned;
import io.volnux.engine.internal.run.Run;
import io.volnux.graph.GroupNode;
import io.volnux.graph.StageNode;
import io.volnux.graph.TaskNode;
import io.volnux.observe.Finished;
import io.volnux.observe.Part;
import io.volnux.observe.Started;
import io.volnux.task.ExecutionContext;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskResults;
import org.jspecify.annotations.Nullable;

/** Dispatches one stage as one context and keeps the context's state. */
public final class Dispatch {

    private static final Layer<ContextRecord, Finished.Dispatch> DISPATCH = new Layer<>(
            (observer, parent, context) -> observer.dispatchStarted(
                    parent,
                    new Started.Dispatch(
                            context,
                            context.index(),
                            context.previous().map(ExecutionContext::id).orElse(null))),
            (context, cause) -> finished(context, context.results().size(), cause));

    private Dispatch() {}

    /** Dispatches a stage on this lane; never throws for what its tasks do. */
    public static StageEnd stage(Lane lane, StageNode stage, Entry entry, Chains chains) {
        Run run = lane.run();
        ContextRecord context =
                new ContextRecord(run.record(), stage.id(), !(stage.unit() instanceof GroupNode), entry);
        lane.enter(context);
        Handle<Finished.Dispatch> handle = observe(lane, context);
        StageEnd end;
        try {
            end = Coordinator.execute(lane, stage, new FlowSetup.Plan(context, entry, chains))
                    .in(context);
        } catch (LaneAbandoned abandoned) {
            throw abandoned;
        } catch (RuntimeException | Error defect) {
            end = broken(run, context, defect, entry);
        }
        Halt halt = Halt.stronger(end.halt(), lane.halt());
        if (halt == null && stage.unit() instanceof TaskNode) {
            // with nobody hearing, the clock need not be read again
            context.complete(run.isUnheard() ? end.ended() : run.record().now());
        } else {
            conclude(lane, context, halt);
        }
        lane.leave();
        if (!handle.isNone()) {
            Throwable error = halt == null ? null : halt.error();
            lane.finish(handle, finished(context, end.results().size(), error));
        }
        return end;
    }

    private static Finished.Dispatch finished(ContextRecord context, int results, @Nullable Throwable error) {
        return new Finished.Dispatch(context.status(), results, context.errors().size(), error);
    }

    private static Handle<Finished.Dispatch> observe(Lane lane, ContextRecord context) {
        Handle<Finished.Dispatch> handle = lane.starts(Part.DISPATCH, DISPATCH, context);
        if (!handle.isNone()) {
            context.observedBy(handle);
        }
        return handle;
    }

    /** The engine itself failed: whatever was accepted still ends in a result. */
    private static StageEnd broken(Run run, ContextRecord context, Throwable defect, Entry entry) {
        for (Execution execution : context.executions()) {
            if (!execution.isSettled()) {
                execution.settleNow(
                        TaskOutcome.FAILURE,
                        String.valueOf(defect.getMessage()),
                        defect,
                        run.record().now());
            }
        }
        Halt halt = new Halt(Halt.Kind.INFRASTRUCTURE, defect);
        return new StageEnd.Sum(
                TaskResults.empty(),
                false,
                halt,
                entry.dependencies(),
                context.executions(),
                run.record().now(),
                context);
    }

    /** Moves a context to its final state and tells listeners of states that are not COMPLETED. */
    private static void conclude(Lane lane, ContextRecord context, @Nullable Halt halt) {
        if (halt == null) {
            context.moveTo(ExecutionStatus.COMPLETED);
        } else {
            EndSignals.context(lane.run(), lane.innermost(), context, halt);
        }
    }

    /** A run that ended before its first dispatch still has a context to show: that of the stage that would have run. */
    public static void undispatched(Lane lane, StageNode first, Halt halt) {
        ContextRecord context = new ContextRecord(lane.run().record(), first.id(), false, Entry.first());
        conclude(lane, context, halt);
    }
}
