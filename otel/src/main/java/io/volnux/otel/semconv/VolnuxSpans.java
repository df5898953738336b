// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.semconv;

/** The names of spans; those that end in a separator are followed by a name of the user's. */
public final class VolnuxSpans {

    @Described(on = "workflow.<Pipeline>", value = "The run; one trace, or part of the caller's")
    public static final String WORKFLOW = "workflow.";

    @Described(on = "engine.execute", value = "The engine's work on the run")
    public static final String ENGINE = "engine.execute";

    @Described(on = "engine.process_task", value = "One stage: dispatch and decision")
    public static final String STAGE = "engine.process_task";

    @Described(on = "context.dispatch", value = "The execution context of a stage; linked to the one before")
    public static final String DISPATCH = "context.dispatch";

    @Described(on = "coordinator.execute", value = "Set-up, run and results of a flow")
    public static final String COORDINATOR = "coordinator.execute";

    @Described(on = "flow.setup", value = "A flow is prepared")
    public static final String FLOW_SETUP = "flow.setup";

    @Described(on = "flow.run", value = "The tasks of a stage; arms overlap")
    public static final String FLOW_RUN = "flow.run";

    @Described(on = "task.execute:<Task>", value = "A task with all its attempts; an instance of a meta event")
    public static final String TASK = "task.execute";

    @Described(on = "task.attempt", value = "An attempt from the second on; linked to the one before")
    public static final String ATTEMPT = "task.attempt";

    @Described(on = "task.fold:<Task>", value = "The instances of a wide fan-out that have no span of their own")
    public static final String FOLD = "task.fold:";

    @Described(on = "result_processor.process", value = "Results are processed")
    public static final String RESULTS = "result_processor.process";

    @Described(on = "engine.resolve_next_task", value = "The decision what runs next")
    public static final String RESOLVE = "engine.resolve_next_task";

    @Described(on = "engine.sink_nodes", value = "Holds the stage that follows a stage with branches")
    public static final String SINK = "engine.sink_nodes";

    @Described(on = "volnux.group", value = "One chain of a group")
    public static final String GROUP = "volnux.group";

    @Described(on = "volnux.branch", value = "The chain of a branch inside an arm")
    public static final String BRANCH = "volnux.branch";

    @Described(on = "batch.<Name>", value = "A batch; its runs are traces of their own, linked to it")
    public static final String BATCH = "batch.";

    private VolnuxSpans() {}
}
