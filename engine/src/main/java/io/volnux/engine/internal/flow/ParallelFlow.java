// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.result.ContextRecord;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.result.StageEnd;
import io.volnux.engine.internal.run.Lane;
import io.volnux.graph.GroupNode;
import io.volnux.graph.ParallelNode;
import io.volnux.graph.StageNode;
import io.volnux.graph.TaskNode;
import io.volnux.observe.FlowType;
import io.volnux.task.Strategy;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskResult;
import io.volnux.task.TaskResults;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several arms at once. Results and verdict come in declared order, whatever ends first. */
final class ParallelFlow implements Flow {

    private final StageNode stage;
    private final ParallelNode parallel;
    private final ContextRecord context;
    private final Entry entry;
    private final Chains chains;

    /** Executions of plain arms, null for arms that are chains. */
    private final List<@Nullable Execution> planned;

    ParallelFlow(StageNode stage, ParallelNode parallel, FlowSetup.Plan plan) {
        this.stage = stage;
        this.parallel = parallel;
        this.context = plan.context();
        this.entry = plan.entry();
        this.chains = plan.chains();
        this.planned = new ArrayList<>();
        for (StageNode arm : parallel.arms()) {
            planned.add(arm.unit() instanceof TaskNode task ? plan.accept(task) : null);
        }
    }

    /** The accepted executions. */
    List<Execution> executions() {
        List<Execution> known = new ArrayList<>();
        planned.forEach(execution -> {
            if (execution != null) {
                known.add(execution);
            }
        });
        return known;
    }

    @Override
    public FlowType type() {
        return FlowType.PARALLEL;
    }

    @Override
    public int size() {
        return parallel.arms().size();
    }

    @Override
    public StageEnd run(Lane lane) {
        Joint<StageEnd> joint = Joint.fork(
                lane, size(), (child, i) -> arm(child, parallel.arms().get(i), planned.get(i)));
        List<@Nullable StageEnd> ends = joint.join(ParallelFlow::abandoned);
        return joined(lane, ends, joint);
    }

    private StageEnd arm(Lane lane, StageNode arm, @Nullable Execution execution) {
        if (execution != null) {
            StageEnd end = Units.end(execution, Units.execute(lane, execution));
            boolean decides = arm.equals(parallel.arms().get(size() - 1));
            return decides ? end : chains.afterArm(lane, arm, end, List.of(execution), context);
        }
        return switch (arm.unit()) {
            case GroupNode group -> new GroupFlow(group, context, entry, chains).run(lane);
            case ParallelNode inner -> {
                ParallelFlow nested = new ParallelFlow(arm, inner, new FlowSetup.Plan(context, entry, chains));
                yield chains.afterArm(lane, arm, nested.run(lane), nested.executions(), context);
            }
            case TaskNode task -> throw new IllegalStateException("arm " + task + " was not accepted");
        };
    }

    static StageEnd abandoned(Lane child) {
        Execution execution = child.currentExecution();
        if (execution == null) {
            return new StageEnd.Sum(TaskResults.empty(), false, child.halt(), List.of(), List.of(), 0, null);
        }
        return Units.end(execution, null);
    }

    private StageEnd joined(Lane lane, List<@Nullable StageEnd> ends, Joint<StageEnd> joint) {
        Throwable defect = joint.defect();
        Halt halt = defect == null ? joint.timeOut() : new Halt(Halt.Kind.INFRASTRUCTURE, defect);
        List<TaskResult> results = new ArrayList<>();
        List<Execution> tails = new ArrayList<>();
        List<Execution> failures = new ArrayList<>();
        int successful = 0;
        long ended = entry.ready();
        for (int i = 0; i < ends.size(); i++) {
            StageEnd end = settled(lane, ends.get(i), planned.get(i), defect);
            end.results().forEach(results::add);
            tails.addAll(end.tails());
            failures.addAll(end.failures());
            successful += end.ok() ? 1 : 0;
            halt = Halt.stronger(halt, end.halt());
            ended = Math.max(ended, end.ended());
        }
        Strategy.Evaluation verdict = stage.strategy().evaluate(successful, ends.size());
        boolean cut = lane.halt() != null || (halt != null && halt.interrupts());
        return new StageEnd.Sum(
                        TaskResults.of(results),
                        verdict.success(),
                        halt,
                        tails,
                        verdict.success() ? unanswered(failures, cut) : failures,
                        ended,
                        context)
                .judged(verdict);
    }

    /** A verdict answers for failing arms, but not for work that was given up because the run was ended. */
    private static List<Execution> unanswered(List<Execution> failures, boolean cut) {
        return failures.stream()
                .filter(failure -> cut && failure.outcome() != TaskOutcome.FAILURE)
                .toList();
    }

    /** An arm in which the engine itself failed still ends in a result. */
    private static StageEnd settled(
            Lane lane, @Nullable StageEnd end, @Nullable Execution execution, @Nullable Throwable defect) {
        if (end != null) {
            return end;
        }
        if (execution == null) {
            return new StageEnd.Sum(TaskResults.empty(), false, null, List.of(), List.of(), 0, null);
        }
        if (!execution.isSettled()) {
            Throwable cause = defect == null ? new IllegalStateException("arm has no end") : defect;
            execution.settleNow(
                    TaskOutcome.FAILURE,
                    String.valueOf(cause.getMessage()),
                    cause,
                    lane.run().record().now());
        }
        return Units.end(execution, null);
    }
}
