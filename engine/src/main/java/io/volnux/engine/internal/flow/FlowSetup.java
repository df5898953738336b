// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.result.ContextRecord;
import io.volnux.engine.internal.result.Execution;
import io.volnux.graph.GroupNode;
import io.volnux.graph.ParallelNode;
import io.volnux.graph.StageNode;
import io.volnux.graph.TaskNode;
import io.volnux.observe.FlowType;
import java.util.List;

/** Sets a flow up: accepts the tasks of a stage, each of which then ends in exactly one result. */
public final class FlowSetup {

    private FlowSetup() {}

    /** What a flow is made from. */
    public record Plan(ContextRecord context, Entry entry, Chains chains) {

        /** Accepts a task. */
        Execution accept(TaskNode task) {
            return new Execution(
                    task,
                    context,
                    new Execution.Origin(entry.dependencies(), entry.edge(), entry.ready(), entry.received()));
        }
    }

    /** The flow of a stage. */
    public static Flow of(StageNode stage, Plan plan) {
        return switch (stage.unit()) {
            case TaskNode task -> {
                Execution execution = plan.accept(task);
                List<Execution> alone = List.of(execution);
                plan.context().dispatches(alone);
                yield new SingleFlow(execution, alone);
            }
            case ParallelNode parallel -> {
                ParallelFlow flow = new ParallelFlow(stage, parallel, plan);
                plan.context().dispatches(flow.executions());
                yield flow;
            }
            case GroupNode group -> new GroupFlow(group, plan.context(), plan.entry(), plan.chains());
        };
    }

    /** The kind of flow a stage gets. */
    public static FlowType typeOf(StageNode stage) {
        return switch (stage.unit()) {
            case TaskNode task -> task.meta().isPresent() ? FlowType.META : FlowType.SINGLE;
            case ParallelNode parallel -> FlowType.PARALLEL;
            case GroupNode group -> FlowType.GROUP;
        };
    }

    /** Number of tasks, arms or chains a stage starts. */
    public static int sizeOf(StageNode stage) {
        return switch (stage.unit()) {
            case TaskNode task -> 1;
            case ParallelNode parallel -> parallel.arms().size();
            case GroupNode group -> group.chains().size();
        };
    }
}
