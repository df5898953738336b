// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.loop;

import io.volnux.engine.internal.context.Dispatch;
import io.volnux.engine.internal.flow.Chains;
import io.volnux.engine.internal.flow.Entry;
import io.volnux.engine.internal.loop.Transition.Next;
import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.publish.Publisher;
import io.volnux.engine.internal.result.ContextRecord;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.result.StageEnd;
import io.volnux.engine.internal.run.EndSignals;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.Run;
import io.volnux.graph.ChainNode;
import io.volnux.graph.StageNode;
import io.volnux.observe.EdgeKind;
import io.volnux.observe.Finished;
import io.volnux.observe.Happened;
import io.volnux.observe.Started;
import io.volnux.task.BranchDecision;
import io.volnux.task.Durations;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.FailurePolicy;
import io.volnux.task.Retention;
import io.volnux.task.TaskResults;
import io.volnux.task.TaskSwitchingException;
import io.volnux.task.TaskTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks a chain stage by stage. Only nesting recurses: branches, groups and arms. */
final class ChainLoop implements Chains {

    @Override
    public StageEnd run(Lane lane, ChainNode chain, Entry entry) {
        return walk(
                lane,
                chain,
                entry,
                new StageEnd(TaskResults.empty(), true, null, entry.dependencies(), List.of(), entry.ready()));
    }

    /** Walks a chain; {@code before} is what there is to report if the run ends before anything in it has run. */
    private StageEnd walk(Lane lane, ChainNode chain, Entry entry, StageEnd before) {
        StageEnd end = before;
        ContextRecord latest = entry.previous();
        ContextRecord releasable = null;
        List<StageNode> stages = chain.stages();
        for (int i = 0; i < stages.size(); i++) {
            StageNode stage = stages.get(i);
            Halt known = mayNotStart(lane);
            if (known != null) {
                return halted(end, known);
            }
            Entry next = i == 0 ? entry : entry(stage, end, latest, entry.parent());
            Walked walked = stage(lane, stage, next, i + 1 < stages.size() ? stages.get(i + 1) : null);
            StageEnd own = walked.end();
            if (own.halt() != null && !walked.context().hasRun()) {
                return halted(end, own.halt());
            }
            end = own;
            latest = latestFrom(walked.context());
            releasable = release(lane.run(), releasable, walked.context());
            if (end.halt() != null || lane.halt() != null) {
                return end;
            }
            if (!end.ok() && i + 1 < stages.size()) {
                if (lane.run().policy() == FailurePolicy.STOP) {
                    return end;
                }
                lane.run().record().unhandled(end.failures());
            }
        }
        return end;
    }

    /** A stage, with its branch, has been walked. */
    private record Walked(ContextRecord context, StageEnd end) {}

    private static @Nullable Halt mayNotStart(Lane lane) {
        Halt halt = lane.halt();
        if (halt != null || lane.deadline() == Lane.FOREVER) {
            return halt;
        }
        Duration limit = Duration.ofNanos(lane.deadline());
        return lane.run().record().now() < lane.deadline()
                ? null
                : new Halt(
                        Halt.Kind.TIME_OUT,
                        new TaskTimeoutException(
                                "time limit is over, %s after the run started".formatted(Durations.text(limit)),
                                limit));
    }

    private static StageEnd halted(StageEnd end, Halt why) {
        return new StageEnd(end.results(), end.ok(), why, end.tails(), end.failures(), end.ended());
    }

    private static Entry entry(
            StageNode stage, StageEnd before, @Nullable ContextRecord previous, @Nullable ContextRecord parent) {
        EdgeKind edge = before.tails().size() > 1 ? EdgeKind.JOIN : stage.piped() ? EdgeKind.PIPE : EdgeKind.SEQUENCE;
        TaskResults received = stage.piped() ? before.results() : TaskResults.empty();
        return new Entry(received, before.tails(), edge, before.ended(), previous, parent);
    }

    /** With what a branch begins: the arrow after its descriptor says whether it receives the results. */
    private static Entry into(
            ChainNode branch, StageEnd owner, @Nullable ContextRecord previous, @Nullable ContextRecord parent) {
        TaskResults received = branch.first().piped() ? owner.results() : TaskResults.empty();
        return new Entry(received, owner.tails(), EdgeKind.BRANCH, owner.ended(), previous, parent);
    }

    private static ContextRecord latestFrom(ContextRecord context) {
        ContextRecord latest = context;
        for (ContextRecord next = latest.following(); next != null; next = latest.following()) {
            latest = next;
        }
        return latest;
    }

    /** With LAST retention: what was dispatched before this stage can be received by nobody any more. */
    private static @Nullable ContextRecord release(Run run, @Nullable ContextRecord from, ContextRecord upTo) {
        if (run.settings().retention() != Retention.LAST) {
            return null;
        }
        for (ContextRecord each = from; each != null && !each.equals(upTo); each = each.following()) {
            each.release(run.graph().resultsUsed());
        }
        return upTo;
    }

    private Walked stage(Lane lane, StageNode stage, Entry entry, @Nullable StageNode following) {
        Handle<Finished.Layer> sink = Layers.sink(lane, stage);
        Handle<Finished.Layer> handle = Layers.stage(lane, stage);
        Dispatch.Dispatched dispatched;
        StageEnd own;
        Next next;
        boolean ok = false;
        try {
            dispatched = Dispatch.stage(lane, stage, entry, this);
            own = lenient(lane, dispatched);
            next = resolve(lane, stage, own, dispatched.context(), following);
            ok = own.ok();
        } finally {
            Layers.finish(lane, handle, ok);
            Layers.finish(lane, sink, ok);
        }
        return new Walked(dispatched.context(), follow(lane, next, own, dispatched.context(), entry));
    }

    /** Without strict mode an infrastructure error is recorded and the chain goes on. */
    private static StageEnd lenient(Lane lane, Dispatch.Dispatched dispatched) {
        StageEnd end = dispatched.end();
        Halt halt = end.halt();
        boolean infrastructure =
                halt != null && (halt.kind() == Halt.Kind.INFRASTRUCTURE || halt.kind() == Halt.Kind.TIME_OUT);
        if (!infrastructure || lane.run().settings().strictMode() || mayNotStart(lane) != null) {
            return end;
        }
        lane.run()
                .record()
                .unhandled(dispatched.context().executions().stream()
                        .filter(Execution::failed)
                        .toList());
        return new StageEnd(end.results(), true, null, end.tails(), List.of(), end.ended());
    }

    private Next resolve(
            Lane lane, StageNode stage, StageEnd end, ContextRecord context, @Nullable StageNode following) {
        Handle<Finished.Resolution> resolution = Layers.resolution(lane, stage);
        boolean over = end.halt() != null || lane.halt() != null;
        Next next = over ? Next.NoBranch.NOTHING : Transition.next(stage, end, context.executions());
        decided(lane, stage, next, context, over);
        if (!resolution.isNone()) {
            boolean failed = !end.ok() && lane.run().policy() == FailurePolicy.STOP;
            lane.finish(resolution, Layers.resolved(stage, next, following, failed, over));
        }
        return next;
    }

    private static void decided(Lane lane, StageNode stage, Next next, ContextRecord context, boolean over) {
        if (over) {
            return;
        }
        String task = stage.decision().map(node -> node.name()).orElse("");
        switch (next) {
            case Next.Branch branch ->
                lane.run().record().decided(new BranchDecision(stage.id(), task, branch.descriptor(), branch.reason()));
            case Next.NoBranch(var reason) -> {
                if (!stage.branches().isEmpty()) {
                    lane.run().record().decided(new BranchDecision(stage.id(), task, -1, reason));
                }
            }
            case Next.BadGoto bad -> {
                context.addError(new TaskSwitchingException(bad.task(), bad.descriptor()));
                EndSignals.context(lane.run(), lane.innermost(), context, ExecutionStatus.CANCELLED);
            }
        }
        lane.run().debug(() -> "stage %s -> %s".formatted(stage.id(), next));
    }

    /** Does what was decided; answers how the stage ended with that. */
    private StageEnd follow(Lane lane, Next next, StageEnd own, ContextRecord context, Entry entry) {
        return switch (next) {
            case Next.NoBranch ignored -> own;
            case Next.BadGoto bad ->
                halted(
                        own.handled(),
                        new Halt(Halt.Kind.BAD_GOTO, new TaskSwitchingException(bad.task(), bad.descriptor())));
            case Next.Branch branch -> {
                Entry into = into(branch.chain(), own, context, entry.parent());
                yield joined(own, walk(lane, branch.chain(), into, own));
            }
        };
    }

    /** A following stage waits for the arms of this one and for the end of the branch taken. */
    private static StageEnd joined(StageEnd own, StageEnd branch) {
        List<Execution> tails = new ArrayList<>(own.tails());
        branch.tails().stream().filter(tail -> !tails.contains(tail)).forEach(tails::add);
        return new StageEnd(branch.results(), branch.ok(), branch.halt(), tails, branch.failures(), branch.ended());
    }

    @Override
    public StageEnd afterArm(
            Lane lane, StageNode arm, StageEnd end, List<Execution> executions, ContextRecord context) {
        if (end.halt() != null || lane.halt() != null) {
            return end;
        }
        Next next = Transition.next(arm, end, executions);
        if (next instanceof Next.NoBranch && arm.branches().isEmpty()) {
            return end;
        }
        decided(lane, arm, next, context, false);
        lane.run()
                .publisher()
                .happened(
                        lane.innermost(),
                        () -> new Happened.ArmResolved(arm.id(), Layers.resolved(arm, next, null, !end.ok(), false)));
        if (!(next instanceof Next.Branch branch)) {
            return follow(lane, next, end, context, Entry.first());
        }
        Publisher publisher = lane.run().publisher();
        Handle<Finished.Layer> handle = publisher.isSilent()
                ? Handle.none()
                : lane.open(publisher.layer(
                        lane.innermost(),
                        (observer, parent) ->
                                observer.branchStarted(parent, new Started.Chain(arm.id(), branch.descriptor()))));
        boolean ok = false;
        try {
            Entry into = into(branch.chain(), end, null, context);
            StageEnd joined = joined(end, walk(lane, branch.chain(), into, end));
            ok = joined.ok();
            return joined;
        } finally {
            Layers.finish(lane, handle, ok);
        }
    }
}
