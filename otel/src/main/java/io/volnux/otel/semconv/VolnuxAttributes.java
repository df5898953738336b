// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.semconv;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/** The attributes of spans, events, links and metrics. */
public final class VolnuxAttributes {

    /** Start of the attributes that show inputs, see {@code captureInputs}: {@code workflow.input.<field>}. */
    @Described(on = "workflow.*", value = "An input of the run, if capturing it was asked for")
    public static final String INPUT_PREFIX = "workflow.input.";

    @Described(on = "every span", value = "Name of the pipeline or workflow")
    public static final AttributeKey<String> WORKFLOW_NAME = AttributeKey.stringKey("volnux.workflow.name");

    @Described(
            on = "every span",
            value = "Id of the run; the root arrives last at a backend, children must be findable alone")
    public static final AttributeKey<String> RUN_ID = AttributeKey.stringKey("volnux.run.id");

    @Described(on = "workflow.*", value = "Name of the pipeline or workflow, in the spelling of the integration guide")
    public static final AttributeKey<String> GUIDE_WORKFLOW_NAME = AttributeKey.stringKey("workflow.name");

    @Described(
            on = "workflow.*",
            value = "The verdict in one word: success, partial, failure, stopped, cancelled, aborted, timeout or error")
    public static final AttributeKey<String> RUN_RESULT = AttributeKey.stringKey("volnux.run.result");

    @Described(on = "workflow.*", value = "Stages that were dispatched, at any depth")
    public static final AttributeKey<Long> RUN_STAGES = AttributeKey.longKey("volnux.run.stages");

    @Described(on = "workflow.*", value = "Task executions")
    public static final AttributeKey<Long> RUN_TASKS = AttributeKey.longKey("volnux.run.tasks");

    @Described(on = "workflow.*", value = "Failed task executions that the script answered")
    public static final AttributeKey<Long> FAILURES_HANDLED = AttributeKey.longKey("volnux.run.failures.handled");

    @Described(on = "workflow.*", value = "Failed task executions that nothing answered")
    public static final AttributeKey<Long> FAILURES_UNHANDLED = AttributeKey.longKey("volnux.run.failures.unhandled");

    @Described(on = "workflow.*", value = "Hash of the script text, 16 hex digits")
    public static final AttributeKey<String> DEFINITION_HASH = AttributeKey.stringKey("volnux.definition.hash");

    @Described(on = "workflow.*", value = "Ids of the nodes that decided how long the run took, at most 50")
    public static final AttributeKey<List<String>> CRITICAL_PATH =
            AttributeKey.stringArrayKey("volnux.run.critical_path");

    @Described(on = "workflow.*", value = "Length of the critical path in milliseconds")
    public static final AttributeKey<Double> CRITICAL_PATH_MS = AttributeKey.doubleKey("volnux.run.critical_path_ms");

    @Described(on = "workflow.*", value = "Sum of run time over wall time")
    public static final AttributeKey<Double> PARALLELISM = AttributeKey.doubleKey("volnux.run.parallelism");

    @Described(on = "workflow.*", value = "Executions without a span of their own because the span budget was used up")
    public static final AttributeKey<Long> TRACE_FOLDED = AttributeKey.longKey("volnux.trace.folded");

    @Described(on = "batch.*, workflow.*", value = "Id of the batch; joins a batch and its runs")
    public static final AttributeKey<String> BATCH_ID = AttributeKey.stringKey("volnux.batch.id");

    @Described(on = "workflow.*", value = "Which run of the batch it is, from 0")
    public static final AttributeKey<Long> BATCH_INDEX = AttributeKey.longKey("volnux.batch.index");

    @Described(on = "batch.*", value = "Runs the batch makes")
    public static final AttributeKey<Long> BATCH_PIPELINES = AttributeKey.longKey("volnux.batch.pipelines");

    @Described(on = "batch.*", value = "Runs that ended well")
    public static final AttributeKey<Long> BATCH_COMPLETED = AttributeKey.longKey("volnux.batch.completed");

    @Described(on = "batch.*", value = "Runs that did not")
    public static final AttributeKey<Long> BATCH_FAILED = AttributeKey.longKey("volnux.batch.failed");

    @Described(on = "engine.execute", value = "Name of the engine")
    public static final AttributeKey<String> ENGINE_NAME = AttributeKey.stringKey("volnux.engine.name");

    @Described(on = "engine.execute", value = "What an unhandled failure does: stop or continue")
    public static final AttributeKey<String> ENGINE_FAILURE_POLICY =
            AttributeKey.stringKey("volnux.engine.failure_policy");

    @Described(on = "engine.execute", value = "Task executions of the run")
    public static final AttributeKey<Long> ENGINE_TASKS_PROCESSED =
            AttributeKey.longKey("volnux.engine.tasks_processed");

    @Described(
            on = "engine.process_task, volnux.group, volnux.branch, task.execute:*; events",
            value = "Place in the script, the same in every run, such as 2.b0.1")
    public static final AttributeKey<String> NODE_ID = AttributeKey.stringKey("volnux.node.id");

    @Described(on = "volnux.group, volnux.branch", value = "Which chain of the group, or the descriptor of the branch")
    public static final AttributeKey<Long> CHAIN_INDEX = AttributeKey.longKey("volnux.chain.index");

    @Described(on = "engine.process_task", value = "Tasks dispatched together")
    public static final AttributeKey<Long> STAGE_TASKS = AttributeKey.longKey("volnux.stage.tasks");

    @Described(on = "engine.process_task", value = "Whether the stage has several arms")
    public static final AttributeKey<Boolean> STAGE_PARALLEL = AttributeKey.booleanKey("volnux.stage.parallel");

    @Described(on = "engine.process_task", value = "Whether branches follow the stage")
    public static final AttributeKey<Boolean> STAGE_CONDITIONAL = AttributeKey.booleanKey("volnux.stage.conditional");

    @Described(on = "engine.process_task", value = "Whether the stage comes right after one with branches")
    public static final AttributeKey<Boolean> STAGE_SINK = AttributeKey.booleanKey("volnux.stage.sink");

    @Described(on = "context.dispatch", value = "Id of the execution context")
    public static final AttributeKey<String> CONTEXT_ID = AttributeKey.stringKey("volnux.context.id");

    @Described(on = "context.dispatch", value = "Number of the context in its run, from 1")
    public static final AttributeKey<Long> CONTEXT_INDEX = AttributeKey.longKey("volnux.context.index");

    @Described(on = "context.dispatch", value = "Id of the context before it in the same chain")
    public static final AttributeKey<String> CONTEXT_PREVIOUS_ID = AttributeKey.stringKey("volnux.context.previous_id");

    @Described(on = "context.dispatch", value = "State of the context at the end, lower case")
    public static final AttributeKey<String> CONTEXT_STATUS = AttributeKey.stringKey("volnux.context.status");

    @Described(on = "context.dispatch", value = "Results of the stage")
    public static final AttributeKey<Long> CONTEXT_RESULTS = AttributeKey.longKey("volnux.context.results");

    @Described(on = "context.dispatch", value = "Errors of the stage")
    public static final AttributeKey<Long> CONTEXT_ERRORS = AttributeKey.longKey("volnux.context.errors");

    @Described(on = "coordinator.execute", value = "Limit of the stage in milliseconds, absent without one")
    public static final AttributeKey<Double> COORDINATOR_TIMEOUT_MS =
            AttributeKey.doubleKey("volnux.coordinator.timeout_ms");

    @Described(on = "flow.setup, flow.run", value = "How the nodes run: single, parallel, group or meta")
    public static final AttributeKey<String> FLOW_TYPE = AttributeKey.stringKey("volnux.flow.type");

    @Described(on = "flow.setup, flow.run", value = "Units of the flow")
    public static final AttributeKey<Long> FLOW_TASKS = AttributeKey.longKey("volnux.flow.tasks");

    @Described(on = "result_processor.process", value = "Results that were processed")
    public static final AttributeKey<Long> RESULTS_COUNT = AttributeKey.longKey("volnux.results.count");

    @Described(on = "task.execute:*, task.fold:*; events, metrics", value = "Name of the task as spelled in the script")
    public static final AttributeKey<String> TASK_NAME = AttributeKey.stringKey("volnux.task.name");

    @Described(on = "task.execute:*", value = "Unique id of this execution")
    public static final AttributeKey<String> TASK_ID = AttributeKey.stringKey("volnux.task.id");

    @Described(
            on = "task.execute:*, task.attempt; metrics",
            value = "success, failure, goto, bypassed, stopped, cancelled, timed_out or abandoned")
    public static final AttributeKey<String> TASK_OUTCOME = AttributeKey.stringKey("volnux.task.outcome");

    @Described(on = "task.execute:*", value = "Calls of the task's code")
    public static final AttributeKey<Long> TASK_ATTEMPTS = AttributeKey.longKey("volnux.task.attempts");

    @Described(on = "task.attempt; events", value = "Number of the attempt, from 1")
    public static final AttributeKey<Long> TASK_ATTEMPT = AttributeKey.longKey("volnux.task.attempt");

    @Described(on = "task.execute:*", value = "Ids of the nodes it waited for, at most 50; the first 8 are links too")
    public static final AttributeKey<List<String>> DEPENDS_ON = AttributeKey.stringArrayKey("volnux.depends_on");

    @Described(on = "task.execute:*", value = "The branch a goTo asked for")
    public static final AttributeKey<Long> TASK_DESCRIPTOR = AttributeKey.longKey("volnux.task.descriptor");

    @Described(on = "task.execute:*", value = "Results it received through a pipe")
    public static final AttributeKey<Long> PIPED_RESULTS = AttributeKey.longKey("volnux.task.piped_results");

    @Described(on = "task.execute:*; metrics", value = "Name of the executor that ran it")
    public static final AttributeKey<String> EXECUTOR_TYPE = AttributeKey.stringKey("volnux.executor.type");

    @Described(on = "task.execute:* of an instance", value = "Place of the item, from 0")
    public static final AttributeKey<Long> META_INDEX = AttributeKey.longKey("volnux.meta.index");

    @Described(on = "task.execute:* of a meta event", value = "Instances that ended")
    public static final AttributeKey<Long> META_TOTAL = AttributeKey.longKey("volnux.meta.instances");

    @Described(on = "task.execute:* of a meta event", value = "Instances that failed")
    public static final AttributeKey<Long> META_FAILED = AttributeKey.longKey("volnux.meta.failures");

    @Described(on = "task.execute:*", value = "From the start of the run until all it waited for was done")
    public static final AttributeKey<Double> TIME_DEPENDENCY = AttributeKey.doubleKey("volnux.time.dependency_ms");

    @Described(on = "task.execute:*", value = "Waiting for a worker, before the first and between attempts")
    public static final AttributeKey<Double> TIME_QUEUE = AttributeKey.doubleKey("volnux.time.queue_ms");

    @Described(on = "task.execute:*", value = "In attempts, hooks and the bypass check")
    public static final AttributeKey<Double> TIME_RUN = AttributeKey.doubleKey("volnux.time.run_ms");

    @Described(on = "task.execute:*", value = "Waiting on purpose between attempts")
    public static final AttributeKey<Double> TIME_BACKOFF = AttributeKey.doubleKey("volnux.time.backoff_ms");

    @Described(on = "engine.resolve_next_task", value = "The node that runs next, absent at the end of a chain")
    public static final AttributeKey<String> NEXT_NODE_ID = AttributeKey.stringKey("volnux.next.node.id");

    @Described(on = "engine.resolve_next_task; event branch_taken", value = "The branch taken")
    public static final AttributeKey<Long> BRANCH_DESCRIPTOR = AttributeKey.longKey("volnux.branch.descriptor");

    @Described(
            on = "event branch_taken",
            value = "Why: the outcome, an evaluator with its counts, or a goto with its reason")
    public static final AttributeKey<String> BRANCH_REASON = AttributeKey.stringKey("volnux.branch.reason");

    @Described(on = "event skipped", value = "Why the node did not run")
    public static final AttributeKey<String> SKIP_REASON = AttributeKey.stringKey("volnux.skip.reason");

    @Described(on = "event retry", value = "Pause before the next attempt in milliseconds")
    public static final AttributeKey<Double> RETRY_BACKOFF = AttributeKey.doubleKey("volnux.retry.backoff_ms");

    @Described(on = "event failure; metrics", value = "Whether the script answered the failure")
    public static final AttributeKey<Boolean> FAILURE_HANDLED = AttributeKey.booleanKey("volnux.failure.handled");

    @Described(on = "every span with more than 100 events", value = "Events left out")
    public static final AttributeKey<Long> EVENTS_OMITTED = AttributeKey.longKey("volnux.events.omitted");

    @Described(on = "links of task.execute:*", value = "Why it waited: sequence, pipe, branch or join")
    public static final AttributeKey<String> EDGE = AttributeKey.stringKey("volnux.edge");

    @Described(on = "task.fold:*", value = "Instances of the fan-out, those with a span of their own included")
    public static final AttributeKey<Long> FOLD_COUNT = AttributeKey.longKey("volnux.fold.count");

    @Described(on = "task.fold:*", value = "Instances that failed")
    public static final AttributeKey<Long> FOLD_FAILURES = AttributeKey.longKey("volnux.fold.failures");

    @Described(on = "task.fold:*", value = "Attempts beyond the first")
    public static final AttributeKey<Long> FOLD_RETRIES = AttributeKey.longKey("volnux.fold.retries");

    @Described(on = "task.fold:*", value = "Sum of their durations in milliseconds")
    public static final AttributeKey<Double> FOLD_SUM = AttributeKey.doubleKey("volnux.fold.sum_ms");

    @Described(on = "task.fold:*", value = "Shortest duration in milliseconds")
    public static final AttributeKey<Double> FOLD_MIN = AttributeKey.doubleKey("volnux.fold.min_ms");

    @Described(on = "task.fold:*", value = "Longest duration in milliseconds")
    public static final AttributeKey<Double> FOLD_MAX = AttributeKey.doubleKey("volnux.fold.max_ms");

    @Described(on = "task.fold:*", value = "Upper bounds of the buckets in seconds, those of volnux.task.duration")
    public static final AttributeKey<List<Double>> FOLD_BOUNDS =
            AttributeKey.doubleArrayKey("volnux.fold.histogram.bounds");

    @Described(on = "task.fold:*", value = "Instances per bucket; one more than there are bounds")
    public static final AttributeKey<List<Long>> FOLD_COUNTS =
            AttributeKey.longArrayKey("volnux.fold.histogram.counts");

    @Described(on = "task.fold:*", value = "Failed instances by error type, written type=count")
    public static final AttributeKey<List<String>> FOLD_ERRORS = AttributeKey.stringArrayKey("volnux.fold.errors");

    @Described(on = "events signal.*", value = "Name of the task, as the signal gives it")
    public static final AttributeKey<String> SIGNAL_EVENT = AttributeKey.stringKey("volnux.signal.event");

    @Described(on = "event signal.event_called", value = "on_success, on_failure or on_goto")
    public static final AttributeKey<String> SIGNAL_HOOK = AttributeKey.stringKey("volnux.signal.hook_type");

    @Described(on = "events signal.event_execution_*", value = "State of the context")
    public static final AttributeKey<String> SIGNAL_STATE = AttributeKey.stringKey("volnux.signal.state");

    @Described(on = "event signal.event_execution_retry", value = "Attempts so far")
    public static final AttributeKey<Long> SIGNAL_RETRY_COUNT = AttributeKey.longKey("volnux.signal.retry_count");

    @Described(on = "events signal.event_execution_retry*", value = "Attempts allowed")
    public static final AttributeKey<Long> SIGNAL_MAX_ATTEMPTS = AttributeKey.longKey("volnux.signal.max_attempts");

    @Described(on = "event signal.batch_pipeline_started", value = "Runs the batch makes")
    public static final AttributeKey<Long> SIGNAL_TOTAL = AttributeKey.longKey("volnux.signal.total_pipelines");

    @Described(on = "event signal.pipeline_metrics_updated", value = "Runs going on")
    public static final AttributeKey<Long> SIGNAL_ACTIVE = AttributeKey.longKey("volnux.signal.active_count");

    @Described(on = "event signal.pipeline_metrics_updated", value = "Runs ended, in percent")
    public static final AttributeKey<Double> SIGNAL_COMPLETION =
            AttributeKey.doubleKey("volnux.signal.completion_rate");

    @Described(on = "event signal.batch_pipeline_finished", value = "Runs that ended well, in percent of those ended")
    public static final AttributeKey<Double> SIGNAL_SUCCESS = AttributeKey.doubleKey("volnux.signal.success_rate");

    @Described(on = "metric volnux.telemetry.spans", value = "exported, failed, dropped, folded or tail_dropped")
    public static final AttributeKey<String> TELEMETRY_STATE = AttributeKey.stringKey("volnux.telemetry.state");

    @Described(
            on = "spans with status ERROR; events, metrics",
            value = "Class of the exception, or the outcome if there was none")
    public static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    @Described(on = "task.execute:*", value = "The user's class or method")
    public static final AttributeKey<String> CODE_FUNCTION = AttributeKey.stringKey("code.function.name");

    @Described(on = "event exception", value = "Class of the exception")
    public static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");

    @Described(on = "event exception", value = "Its message without secret values, at most 200 characters")
    public static final AttributeKey<String> EXCEPTION_MESSAGE = AttributeKey.stringKey("exception.message");

    @Described(on = "event exception", value = "Complete for the first 20 of a type and place, absent beyond")
    public static final AttributeKey<String> EXCEPTION_STACKTRACE = AttributeKey.stringKey("exception.stacktrace");

    @Described(on = "spans, Datadog profile", value = "What Datadog calls the operation")
    public static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("operation.name");

    @Described(on = "spans, Datadog profile", value = "What Datadog calls the resource")
    public static final AttributeKey<String> RESOURCE_NAME = AttributeKey.stringKey("resource.name");

    @Described(on = "spans, Datadog profile", value = "worker")
    public static final AttributeKey<String> SPAN_TYPE = AttributeKey.stringKey("span.type");

    @Described(on = "workflow and task spans, Datadog profile", value = "1: trace metrics are made")
    public static final AttributeKey<Long> DD_MEASURED = AttributeKey.longKey("_dd.measured");

    private VolnuxAttributes() {}
}
