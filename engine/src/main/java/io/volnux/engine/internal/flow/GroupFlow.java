// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.publish.Layer;
import io.volnux.engine.internal.result.ContextRecord;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.result.StageEnd;
import io.volnux.engine.internal.run.Lane;
import io.volnux.graph.ChainNode;
import io.volnux.graph.GroupNode;
import io.volnux.observe.Finished;
import io.volnux.observe.FlowType;
import io.volnux.observe.Part;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.task.TaskResult;
import io.volnux.task.TaskResults;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chains of a group: one on the lane's own thread, several at once. Succeeds when all do. */
record GroupFlow(GroupNode group, ContextRecord context, Entry entry, Chains chains) implements Flow {

    private static final Layer<Started.Chain, Finished.Layer> GROUP = Layer.judged(RunObserver::groupStarted);

    @Override
    public FlowType type() {
        return FlowType.GROUP;
    }

    @Override
    public int size() {
        return group.chains().size();
    }

    @Override
    public StageEnd run(Lane lane) {
        Entry inside = entry.inside(context);
        if (size() == 1) {
            return chain(lane, 0, inside);
        }
        Joint<StageEnd> joint = Joint.fork(lane, size(), (child, i) -> chain(child, i, inside));
        List<@Nullable StageEnd> ends = joint.join(ParallelFlow::abandoned);
        Throwable defect = joint.defect();
        Halt halt = defect == null ? joint.timeOut() : new Halt(Halt.Kind.INFRASTRUCTURE, defect);
        return joined(ends, halt);
    }

    private StageEnd chain(Lane lane, int index, Entry inside) {
        ChainNode chain = group.chains().get(index);
        Handle<Finished.Layer> handle =
                lane.starts(Part.GROUP, GROUP, new Started.Chain(chain.first().id(), index));
        boolean ok = false;
        try {
            StageEnd end = chains.run(lane, chain, inside);
            ok = end.ok();
            return end;
        } finally {
            lane.finish(handle, ok);
        }
    }

    private StageEnd joined(List<@Nullable StageEnd> ends, @Nullable Halt first) {
        Halt halt = first;
        boolean ok = true;
        long ended = entry.ready();
        List<TaskResult> results = new ArrayList<>();
        List<Execution> tails = new ArrayList<>();
        List<Execution> failures = new ArrayList<>();
        for (StageEnd end : ends) {
            if (end == null) {
                ok = false;
                continue;
            }
            end.results().forEach(results::add);
            tails.addAll(end.tails());
            failures.addAll(end.failures());
            ok &= end.ok();
            halt = Halt.stronger(halt, end.halt());
            ended = Math.max(ended, end.ended());
        }
        return new StageEnd.Sum(TaskResults.of(results), ok, halt, tails, failures, ended, context);
    }
}
