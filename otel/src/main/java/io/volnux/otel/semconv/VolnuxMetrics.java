// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.semconv;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/** The metrics, all of meter {@link #METER}; durations in seconds. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are copies that cannot be changed
public enum VolnuxMetrics {
    WORKFLOW_DURATION(
            "volnux.workflow.duration",
            Instrument.HISTOGRAM,
            "s",
            "How long runs took",
            List.of(VolnuxAttributes.WORKFLOW_NAME, VolnuxAttributes.RUN_RESULT, VolnuxAttributes.ERROR_TYPE)),
    WORKFLOW_ACTIVE(
            "volnux.workflow.active",
            Instrument.UP_DOWN_COUNTER,
            "{run}",
            "Runs going on",
            List.of(VolnuxAttributes.WORKFLOW_NAME)),
    TASK_DURATION(
            "volnux.task.duration",
            Instrument.HISTOGRAM,
            "s",
            "How long task executions and instances of meta events took, waiting excluded",
            List.of(
                    VolnuxAttributes.WORKFLOW_NAME,
                    VolnuxAttributes.TASK_NAME,
                    VolnuxAttributes.TASK_OUTCOME,
                    VolnuxAttributes.ERROR_TYPE)),
    TASK_QUEUE_DURATION(
            "volnux.task.queue.duration",
            Instrument.HISTOGRAM,
            "s",
            "How long task executions waited for a worker",
            List.of(VolnuxAttributes.WORKFLOW_NAME, VolnuxAttributes.EXECUTOR_TYPE)),
    TASK_ACTIVE(
            "volnux.task.active",
            Instrument.UP_DOWN_COUNTER,
            "{task}",
            "Task executions going on",
            List.of(VolnuxAttributes.WORKFLOW_NAME)),
    TASK_RETRIES(
            "volnux.task.retries",
            Instrument.COUNTER,
            "{retry}",
            "Attempts beyond the first",
            List.of(VolnuxAttributes.WORKFLOW_NAME, VolnuxAttributes.TASK_NAME)),
    TASK_FAILURES(
            "volnux.task.failures",
            Instrument.COUNTER,
            "{failure}",
            "Failed task executions and instances; counted at the end of a run, from its verdict",
            List.of(
                    VolnuxAttributes.WORKFLOW_NAME,
                    VolnuxAttributes.TASK_NAME,
                    VolnuxAttributes.ERROR_TYPE,
                    VolnuxAttributes.FAILURE_HANDLED)),
    CRITICAL_PATH_DURATION(
            "volnux.task.critical_path.duration",
            Instrument.HISTOGRAM,
            "s",
            "What a task contributed to the critical path of its run",
            List.of(VolnuxAttributes.WORKFLOW_NAME, VolnuxAttributes.TASK_NAME)),
    STAGE_PARALLEL_TASKS(
            "volnux.stage.parallel_tasks",
            Instrument.HISTOGRAM,
            "{task}",
            "Tasks dispatched together",
            List.of(VolnuxAttributes.WORKFLOW_NAME)),
    CONTEXT_CHAIN_LENGTH(
            "volnux.context.chain_length",
            Instrument.HISTOGRAM,
            "{context}",
            "Contexts in the main chain of a run",
            List.of(VolnuxAttributes.WORKFLOW_NAME)),
    TELEMETRY_SPANS(
            "volnux.telemetry.spans",
            Instrument.COUNTER,
            "{span}",
            "What became of spans",
            List.of(VolnuxAttributes.TELEMETRY_STATE));

    /** Name of the meter, and of the tracer. */
    public static final String METER = "io.volnux";

    /** Upper bounds of the buckets of durations, in seconds. */
    public static final List<Double> SECONDS =
            List.of(.001, .005, .01, .025, .05, .1, .25, .5, 1., 2.5, 5., 10., 30., 60., 300., 1800., 3600.);

    /** Upper bounds of the buckets of counts. */
    public static final List<Double> COUNTS = List.of(1., 2., 5., 10., 20., 50., 100., 200., 500., 1000., 10_000.);

    /** The kinds of instruments. */
    public enum Instrument {
        HISTOGRAM,
        COUNTER,
        UP_DOWN_COUNTER
    }

    private final String metric;
    private final Instrument instrument;
    private final String unit;
    private final String meaning;
    private final List<AttributeKey<?>> attributes;

    VolnuxMetrics(String metric, Instrument instrument, String unit, String meaning, List<AttributeKey<?>> attributes) {
        this.metric = metric;
        this.instrument = instrument;
        this.unit = unit;
        this.meaning = meaning;
        this.attributes = List.copyOf(attributes);
    }

    /** The metric's name. */
    public String metric() {
        return metric;
    }

    /** What kind it is. */
    public Instrument instrument() {
        return instrument;
    }

    /** Unit in UCUM. */
    public String unit() {
        return unit;
    }

    /** What it measures. */
    public String meaning() {
        return meaning;
    }

    /** Attributes it may have. */
    public List<AttributeKey<?>> attributes() {
        return attributes;
    }
}
