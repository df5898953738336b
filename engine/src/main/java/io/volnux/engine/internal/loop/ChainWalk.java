// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.loop;

import io.volnux.engine.internal.flow.Entry;
import io.volnux.engine.internal.result.ContextRecord;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.result.RunRecord;
import io.volnux.engine.internal.result.StageEnd;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.Run;
import io.volnux.graph.ChainNode;
import io.volnux.graph.StageNode;
import io.volnux.observe.EdgeKind;
import io.volnux.task.FailurePolicy;
import io.volnux.task.Retention;
import io.volnux.task.TaskResults;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One walk along one chain, stage by stage, and how far it has come: with what the next stage begins. */
final class ChainWalk implements Entry {

    private final ChainLoop loop;
    private final Lane lane;
    private final List<StageNode> stages;
    private final Entry start;
    private @Nullable ContextRecord latest;
    private @Nullable ContextRecord releasable;

    // with what the stage under way began, after the first
    private TaskResults received = TaskResults.empty();
    private List<Execution> dependencies = List.of();
    private EdgeKind edge = EdgeKind.SEQUENCE;
    private long ready;
    private boolean atOnce;

    ChainWalk(ChainLoop loop, Lane lane, ChainNode chain, Entry start) {
        this.loop = loop;
        this.lane = lane;
        this.stages = chain.stages();
        this.start = start;
        this.latest = start.previous();
    }

    /** Walks; {@code before} is what there is to report if the run ends before anything in the chain has run. */
    StageEnd run(StageEnd before) {
        StageEnd end = before;
        for (int i = 0; i < stages.size(); i++) {
            Halt known = ChainLoop.mayNotStart(lane);
            if (known != null) {
                return ChainLoop.halted(end, known);
            }
            StageEnd own = stage(i, end);
            ContextRecord context = Objects.requireNonNull(own.context(), "context");
            if (own.halt() != null && !context.hasRun()) {
                return ChainLoop.halted(end, own.halt());
            }
            end = own;
            latest = latestFrom(context);
            releasable = release(lane.run(), releasable, context);
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

    private StageEnd stage(int index, StageEnd before) {
        StageNode stage = stages.get(index);
        StageNode following = index + 1 < stages.size() ? stages.get(index + 1) : null;
        if (index == 0) {
            return loop.stage(lane, stage, start, following);
        }
        dependencies = before.tails();
        edge = dependencies.size() > 1 ? EdgeKind.JOIN : stage.piped() ? EdgeKind.PIPE : EdgeKind.SEQUENCE;
        received = stage.piped() ? before.results() : TaskResults.empty();
        ready = before.ended();
        atOnce = before instanceof Execution
                && lane.run().isUnheard()
                && !lane.run().record().isShared();
        return loop.stage(lane, stage, this, following);
    }

    @Override
    public TaskResults received() {
        return received;
    }

    @Override
    public List<Execution> dependencies() {
        return dependencies;
    }

    @Override
    public EdgeKind edge() {
        return edge;
    }

    @Override
    public long ready() {
        return ready;
    }

    @Override
    public @Nullable ContextRecord previous() {
        return latest;
    }

    @Override
    public @Nullable ContextRecord parent() {
        return start.parent();
    }

    /** A task that follows another on the same thread begins when that ends: between them are a few lines of ours. */
    @Override
    public long begins(RunRecord run) {
        return atOnce ? ready : Entry.super.begins(run);
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
}
