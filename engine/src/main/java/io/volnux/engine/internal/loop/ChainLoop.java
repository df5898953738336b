// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.loop;

import io.volnux.engine.internal.context.Dispatch;
import io.volnux.engine.internal.flow.Chains;
import io.volnux.engine.internal.flow.Entry;
import io.volnux.engine.internal.loop.Transition.Next;
import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.publish.Layer;
import io.volnux.engine.internal.result.ContextRecord;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.result.StageEnd;
import io.volnux.engine.internal.run.EndSignals;
import io.volnux.engine.internal.run.Lane;
import io.volnux.graph.ChainNode;
import io.volnux.graph.StageNode;
import io.volnux.observe.EdgeKind;
import io.volnux.observe.Finished;
import io.volnux.observe.Happened;
import io.volnux.observe.Part;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.task.BranchDecision;
import io.volnux.task.Durations;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.FailurePolicy;
import io.volnux.task.TaskResults;
import io.volnux.task.TaskSwitchingException;
import io.volnux.task.TaskTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens at each stage of a chain: dispatch, decision, branch. Only nesting recurses: branches, groups and arms. */
final class ChainLoop implements Chains {

    private static final Layer<Started.Chain, Finished.Layer> BRANCH = Layer.judged(RunObserver::branchStarted);

    @Override
    public StageEnd run(Lane lane, ChainNode chain, Entry entry) {
        StageEnd nothing =
                new StageEnd.Sum(TaskResults.empty(), true, null, entry.dependencies(), List.of(), entry.ready(), null);
        return new ChainWalk(this, lane, chain, entry).run(nothing);
    }

    /** Walks a branch; the end of the stage it belongs to is what there is to report if nothing in it runs. */
    private StageEnd branch(Lane lane, ChainNode chain, Entry entry, StageEnd owner) {
        return new ChainWalk(this, lane, chain, entry).run(owner);
    }

    /** Why nothing may start on this lane, null if it may. */
    static @Nullable Halt mayNotStart(Lane lane) {
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

    static StageEnd halted(StageEnd end, Halt why) {
        return new StageEnd.Sum(end.results(), end.ok(), why, end.tails(), end.failures(), end.ended(), end.context());
    }

    /** With what a branch begins: the arrow after its descriptor says whether it receives the results. */
    private static Entry into(
            ChainNode branch, StageEnd owner, @Nullable ContextRecord previous, @Nullable ContextRecord parent) {
        TaskResults received = branch.first().piped() ? owner.results() : TaskResults.empty();
        return new Entry.Fixed(received, owner.tails(), EdgeKind.BRANCH, owner.ended(), previous, parent);
    }

    /** Dispatches a stage, and its branch if it takes one. */
    StageEnd stage(Lane lane, StageNode stage, Entry entry, @Nullable StageNode following) {
        if (stage.isPlain() && lane.run().isUnheard()) {
            return plain(lane, stage, entry, following);
        }
        Handle<Finished.Layer> sink = Layers.sink(lane, stage);
        Handle<Finished.Layer> handle = Layers.stage(lane, stage);
        StageEnd own;
        Next next;
        boolean ok = false;
        try {
            own = lenient(lane, Dispatch.stage(lane, stage, entry, this));
            next = resolve(lane, stage, own, following);
            ok = own.ok();
        } finally {
            lane.finish(handle, ok);
            lane.finish(sink, ok);
        }
        return follow(lane, next, own, entry);
    }

    /** What {@link #stage} comes to where there is nobody to tell of its layers, and hardly ever anything to decide. */
    private StageEnd plain(Lane lane, StageNode stage, Entry entry, @Nullable StageNode following) {
        StageEnd own = Dispatch.stage(lane, stage, entry, this);
        if (own instanceof Execution execution && execution.descriptor().isEmpty()) {
            return own;
        }
        StageEnd end = lenient(lane, own);
        return follow(lane, resolve(lane, stage, end, following), end, entry);
    }

    /** Without strict mode an infrastructure error is recorded and the chain goes on. */
    private static StageEnd lenient(Lane lane, StageEnd end) {
        Halt halt = end.halt();
        boolean infrastructure =
                halt != null && (halt.kind() == Halt.Kind.INFRASTRUCTURE || halt.kind() == Halt.Kind.TIME_OUT);
        if (!infrastructure || lane.run().settings().strictMode() || mayNotStart(lane) != null) {
            return end;
        }
        lane.run()
                .record()
                .unhandled(executions(end).stream().filter(Execution::failed).toList());
        return new StageEnd.Sum(end.results(), true, null, end.tails(), List.of(), end.ended(), end.context());
    }

    private static List<Execution> executions(StageEnd end) {
        ContextRecord context = end.context();
        return context == null ? List.of() : context.executions();
    }

    private Next resolve(Lane lane, StageNode stage, StageEnd end, @Nullable StageNode following) {
        boolean over = end.halt() != null || lane.halt() != null;
        Next next = over ? Next.NoBranch.NOTHING : Transition.next(stage, end, executions(end));
        boolean decides = over || !end.ok() || !stage.branches().isEmpty() || !(next instanceof Next.NoBranch);
        Handle<Finished.Resolution> resolution = Layers.resolution(lane, stage, decides);
        decided(lane, stage, next, end.context(), over);
        if (!resolution.isNone()) {
            boolean failed = !end.ok() && lane.run().policy() == FailurePolicy.STOP;
            lane.finish(resolution, Layers.resolved(stage, next, following, failed, over));
        }
        return next;
    }

    private static void decided(Lane lane, StageNode stage, Next next, @Nullable ContextRecord context, boolean over) {
        if (over) {
            return;
        }
        String task = stage.decision().map(node -> node.label()).orElse("");
        switch (next) {
            case Next.Branch branch ->
                lane.run().record().decided(new BranchDecision(stage.id(), task, branch.descriptor(), branch.reason()));
            case Next.NoBranch(var reason) -> {
                if (!stage.branches().isEmpty()) {
                    lane.run().record().decided(new BranchDecision(stage.id(), task, -1, reason));
                }
            }
            case Next.BadGoto bad
            when context == null ->
                throw new IllegalStateException("stage " + stage.id() + " asked " + bad + " without a context");
            case Next.BadGoto bad -> {
                context.addError(new TaskSwitchingException(bad.task(), bad.descriptor()));
                EndSignals.context(lane.run(), lane.innermost(), context, ExecutionStatus.CANCELLED);
            }
        }
        lane.run().debug(() -> "stage %s -> %s".formatted(stage.id(), next));
    }

    /** Does what was decided; answers how the stage ended with that. */
    private StageEnd follow(Lane lane, Next next, StageEnd own, Entry entry) {
        return switch (next) {
            case Next.NoBranch ignored -> own;
            case Next.BadGoto bad ->
                halted(
                        own.handled(),
                        new Halt(Halt.Kind.BAD_GOTO, new TaskSwitchingException(bad.task(), bad.descriptor())));
            case Next.Branch branch -> {
                Entry into = into(branch.chain(), own, own.context(), entry.parent());
                yield joined(own, branch(lane, branch.chain(), into, own));
            }
        };
    }

    /** A following stage waits for the arms of this one and for the end of the branch taken. */
    private static StageEnd joined(StageEnd own, StageEnd branch) {
        List<Execution> tails = new ArrayList<>(own.tails());
        for (Execution tail : branch.tails()) {
            if (!tails.contains(tail)) {
                tails.add(tail);
            }
        }
        return new StageEnd.Sum(
                branch.results(), branch.ok(), branch.halt(), tails, branch.failures(), branch.ended(), own.context());
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
            return follow(lane, next, end, Entry.first());
        }
        Handle<Finished.Layer> handle =
                lane.starts(Part.BRANCH, BRANCH, new Started.Chain(arm.id(), branch.descriptor()));
        boolean ok = false;
        try {
            Entry into = into(branch.chain(), end, null, context);
            StageEnd joined = joined(end, branch(lane, branch.chain(), into, end));
            ok = joined.ok();
            return joined;
        } finally {
            lane.finish(handle, ok);
        }
    }
}
