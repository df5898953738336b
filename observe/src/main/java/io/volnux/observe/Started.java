// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.graph.StageNode;
import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskNode;
import io.volnux.observe.signal.Signal;
import io.volnux.task.ExecutionContext;
import io.volnux.task.FailurePolicy;
import io.volnux.task.PipelineView;
import io.volnux.task.RunResult;
import io.volnux.task.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known when something starts. Layers nest in the order of this file; arms and chains may overlap in time. */
public sealed interface Started {

    /**
     * A run, the root of everything.
     *
     * @param pipeline the instance that runs
     * @param graph its script as nodes
     * @param result live view, complete at the end
     * @param policy failure policy in force
     * @param startedAt when it started
     * @param earlier signals from before the run existed, with their times
     */
    record Run(
            PipelineView pipeline,
            TaskGraph graph,
            RunResult result,
            FailurePolicy policy,
            Instant startedAt,
            List<TimedSignal> earlier)
            implements Started {
        /** The pipeline's name. */
        public String name() {
            return pipeline.name();
        }

        /** The run's id. */
        public String runId() {
            return result.runId();
        }
    }

    /** A signal from before the run. */
    record TimedSignal(Signal signal, Instant at) {}

    /** The engine's work on a run. */
    record Engine(String engineName, FailurePolicy policy) implements Started {}

    /** What follows a stage with branches; holds the stage that is the sink. */
    record Sink(StageNode stage) implements Started {}

    /** One chain of a group, or the chain of a branch inside an arm. */
    record Chain(String nodeId, int index) implements Started {}

    /** One stage: dispatch and decision. */
    record Stage(StageNode stage) implements Started {}

    /**
     * The dispatch of a stage.
     *
     * @param context live view
     * @param index number of the context in its run, from 1
     * @param previousId id of the context before it in the same chain, null for the first
     */
    record Dispatch(
            ExecutionContext context, int index, @Nullable String previousId) implements Started {}

    /** The coordinator's work; {@code timeout} is the limit of the stage, if there is one. */
    record Coordinator(@Nullable Duration timeout) implements Started {}

    /** A flow being set up, and a flow running. */
    record Flow(FlowType type, int tasks) implements Started {}

    /**
     * A task, on the thread of its arm; covers all attempts, hooks and back-off.
     *
     * @param node its place in the graph
     * @param record live view
     * @param edge why it waited for its dependencies
     */
    record Task(TaskNode node, TaskRecord record, EdgeKind edge) implements Started {}

    /**
     * One attempt, on the thread that executes it; {@code number} counts from 1. Instances of a meta event tell of theirs
     * from the second on: then the parent is the instance's observation, and {@code record} the meta event's.
     */
    record Attempt(TaskNode node, TaskRecord record, int number) implements Started {}

    /** One instance of a meta event, on the thread that executes it; covers its attempts. */
    record Instance(TaskNode node, TaskRecord meta, int index) implements Started {}

    /** Results of a flow being processed. */
    record Results(int count) implements Started {}

    /** The decision what runs next. */
    record Resolution(StageNode stage) implements Started {}

    /** A batch; {@code pipelines} is how many runs it makes. */
    record Batch(String batchId, String name, int pipelines) implements Started {}

    /** One run of a batch. */
    record BatchItem(String batchId, int index) implements Started {}
}
