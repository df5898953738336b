// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.loop;

import io.volnux.engine.internal.flow.Entry;
import io.volnux.engine.internal.result.ContextRecord;
import io.volnux.engine.internal.result.Halt;
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

/** One walk along one chain, stage by stage, and how far it has come. */
final class ChainWalk {

    private final ChainLoop loop;
    private final Lane lane;
    private final List<StageNode> stages;
    private final Entry entry;
    private @Nullable ContextRecord latest;
    private @Nullable ContextRecord releasable;

    ChainWalk(ChainLoop loop, Lane lane, ChainNode chain, Entry entry) {
        this.loop = loop;
        this.lane = lane;
        this.stages = chain.stages();
        this.entry = entry;
        this.latest = entry.previous();
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
        return loop.stage(lane, stage, index == 0 ? entry : entry(stage, before), following);
    }

    private Entry entry(StageNode stage, StageEnd before) {
        EdgeKind edge = before.tails().size() > 1 ? EdgeKind.JOIN : stage.piped() ? EdgeKind.PIPE : EdgeKind.SEQUENCE;
        TaskResults received = stage.piped() ? before.results() : TaskResults.empty();
        return new Entry(received, before.tails(), edge, before.ended(), latest, entry.parent());
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
