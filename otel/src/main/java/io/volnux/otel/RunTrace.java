// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.volnux.graph.TaskGraph;
import io.volnux.observe.Started;
import io.volnux.otel.internal.SpanBudget;
import io.volnux.otel.internal.SpanClock;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.SecretValues;
import io.volnux.task.TaskRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What the spans of one run share. Thread-safe. */
final class RunTrace {

    /** Estimated size of a span of an engine's layer, and of a task, with OTLP's framing. */
    static final int LAYER_BYTES = 350;

    static final int TASK_BYTES = 900;

    private static final int IDS = 50;

    /** Room for contexts that is made at once; more is made when it is needed. */
    private static final int CONTEXTS = 1_000;

    final TelemetryCore core;
    final GraphNames names;
    final String runId;
    final boolean recording;
    final TraceDetail detail;
    final SpanBudget budget;
    final SpanClock clock;
    final ExceptionRecord exceptions;
    final HeardParts heard;

    /** Whether stages are measured as such; otherwise each task is one, and stages need not be heard for it. */
    final boolean measuresStages;

    final @Nullable TaskGraph graph;
    final SkippedParts skipped = new SkippedParts();
    final Queue<Fan> fans = new ConcurrentLinkedQueue<>();
    private final AtomicReferenceArray<@Nullable SpanContext> nodes;
    private final ConcurrentHashMap<String, SpanContext> dispatches;

    RunTrace(TelemetryCore core, Started.Run run, GraphNames names, TraceDetail detail, boolean recording) {
        this(
                core,
                names,
                run.runId(),
                new Shown(detail, recording, run.graph()),
                Secrets.of(run, core.settings.redact));
    }

    private RunTrace(TelemetryCore core, GraphNames names, String runId, Shown shown, SecretValues secrets) {
        this.core = core;
        this.names = names;
        this.runId = runId;
        this.graph = shown.graph();
        this.recording = shown.recording();
        this.detail = shown.detail();
        this.budget = new SpanBudget(core.settings.spanBudget);
        this.clock = new SpanClock();
        this.nodes = new AtomicReferenceArray<>(
                graph == null || !recording || detail == TraceDetail.RUN
                        ? 0
                        : graph.tasks().size());
        this.dispatches = new ConcurrentHashMap<>(graph == null ? 1 : Math.min(graph.stages(), CONTEXTS));
        this.heard = HeardParts.of(recording, detail);
        this.measuresStages = heard == HeardParts.LAYERS || names.forks();
        this.exceptions = new ExceptionRecord(core, secrets, budget);
    }

    private record Shown(
            TraceDetail detail, boolean recording, @Nullable TaskGraph graph) {}

    /** That of a batch, whose runs have traces of their own. */
    static RunTrace ofBatch(TelemetryCore core, String name, boolean recording) {
        GraphNames names = GraphNames.ofBatch(name, core.settings);
        return new RunTrace(core, names, "", new Shown(TraceDetail.FULL, recording, null), SecretValues.none());
    }

    /** A builder for a span of this run under {@code parent}. */
    SpanBuilder span(String name, Context parent) {
        return core.tracer
                .spanBuilder(name)
                .setParent(parent)
                .setAttribute(VolnuxAttributes.WORKFLOW_NAME, names.workflow())
                .setAttribute(VolnuxAttributes.RUN_ID, runId);
    }

    /** A builder for a span of a layer that the budget has already granted. */
    SpanBuilder layer(String name, Context parent) {
        core.spans.increment();
        return named(span(name, parent), name, names.workflow());
    }

    /** With the names Datadog wants, where it is meant; without them it calls the span {@code internal}. */
    SpanBuilder named(SpanBuilder builder, String operation, String resource) {
        return core.settings.profile == BackendProfile.DATADOG
                ? builder.setAllAttributes(Datadog.layer(operation, resource))
                : builder;
    }

    /** Later tasks that depend on this node are linked to this span. */
    void remember(TaskNames task, Span span) {
        nodes.setRelease(task.place(), span.getSpanContext());
    }

    @Nullable
    SpanContext node(TaskRecord task) {
        int place = names.place(task.nodeId());
        return place == TaskNames.NOWHERE ? null : nodes.getAcquire(place);
    }

    void rememberDispatch(String contextId, Span span) {
        dispatches.put(contextId, span.getSpanContext());
    }

    @Nullable
    SpanContext dispatch(@Nullable String contextId) {
        return contextId == null ? null : dispatches.get(contextId);
    }

    /** Ids as an attribute, at most 50. */
    static List<String> firstIds(List<TaskRecord> records) {
        if (records.size() == 1) {
            return List.of(records.get(0).nodeId());
        }
        List<String> ids = new ArrayList<>(Math.min(IDS, records.size()));
        for (int i = 0; i < records.size() && i < IDS; i++) {
            ids.add(records.get(i).nodeId());
        }
        return ids;
    }
}
