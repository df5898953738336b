// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.volnux.observe.Finished;
import io.volnux.observe.HandOff;
import io.volnux.observe.Happened;
import io.volnux.observe.Observation;
import io.volnux.observe.Part;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.observe.signal.Signal;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.otel.semconv.VolnuxEvents;
import io.volnux.otel.semconv.VolnuxSpans;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns what is observed of runs into spans and metrics. Thread-safe; keeps nothing between runs. */
final class TraceObserver implements RunObserver {

    /** From engine.process_task to engine.resolve_next_task. */
    private static final int STAGE_LAYERS = 7;

    private final Supplier<@Nullable TelemetryCore> source;
    private final int rank;

    /** With a source that is asked at the start of every run and answers null as long as there is no OpenTelemetry. */
    TraceObserver(Supplier<@Nullable TelemetryCore> source, int rank) {
        this.source = source;
        this.rank = rank;
    }

    @Override
    public String role() {
        return "telemetry";
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public HandOff handOff() {
        Context context = Context.current();
        return context.equals(Context.root()) ? HandOff.NONE : () -> Traced.current(context);
    }

    @Override
    public Observation<Finished.Run> runStarted(Started.Run run) {
        TelemetryCore core = source.get();
        return core == null ? Observation.none() : RunStart.begin(core, run);
    }

    @Override
    public Set<Part> parts(Observation<?> run) {
        RunTrace trace = ((Traced<?>) run).trace;
        return trace.heard.parts(trace.measuresStages);
    }

    @Override
    public Observation<Finished.Engine> engineStarted(Observation<?> parent, Started.Engine engine) {
        Traced<?> above = (Traced<?>) parent;
        String policy = engine.policy().name().toLowerCase(java.util.Locale.ROOT);
        if (!above.showsLayers()) {
            above.span().setAttribute(VolnuxAttributes.ENGINE_NAME, engine.engineName());
            above.span().setAttribute(VolnuxAttributes.ENGINE_FAILURE_POLICY, policy);
            return Passed.in(above);
        }
        above.trace.budget.count(RunTrace.LAYER_BYTES);
        SpanBuilder builder = above.trace
                .layer(VolnuxSpans.ENGINE, above.context)
                .setAttribute(VolnuxAttributes.ENGINE_NAME, engine.engineName())
                .setAttribute(VolnuxAttributes.ENGINE_FAILURE_POLICY, policy);
        return started(above, builder, (layer, end) -> {
            layer.span().setAttribute(VolnuxAttributes.ENGINE_TASKS_PROCESSED, (long) end.tasksProcessed());
            if (end.error() != null) {
                layer.failed(end.error());
            }
        });
    }

    @Override
    public Observation<Finished.Layer> sinkStarted(Observation<?> parent, Started.Sink sink) {
        SpanBuilder builder = outer((Traced<?>) parent, VolnuxSpans.SINK);
        return builder == null
                ? Passed.in((Traced<?>) parent)
                : judged(
                        (Traced<?>) parent,
                        builder.setAttribute(
                                VolnuxAttributes.NODE_ID, sink.stage().id()));
    }

    @Override
    public Observation<Finished.Layer> groupStarted(Observation<?> parent, Started.Chain chain) {
        return chain((Traced<?>) parent, VolnuxSpans.GROUP, chain);
    }

    @Override
    public Observation<Finished.Layer> branchStarted(Observation<?> parent, Started.Chain chain) {
        return chain((Traced<?>) parent, VolnuxSpans.BRANCH, chain);
    }

    private static Observation<Finished.Layer> chain(Traced<?> above, String name, Started.Chain chain) {
        SpanBuilder builder = outer(above, name);
        return builder == null
                ? Passed.in(above)
                : judged(
                        above,
                        builder.setAttribute(VolnuxAttributes.NODE_ID, chain.nodeId())
                                .setAttribute(VolnuxAttributes.CHAIN_INDEX, (long) chain.index()));
    }

    @Override
    public Observation<Finished.Layer> stageStarted(Observation<?> parent, Started.Stage stage) {
        Traced<?> above = (Traced<?>) parent;
        if (above.trace.measuresStages) {
            TaskMetrics.together(above, stage.stage().tasks().size());
        }
        if (!above.showsLayers() || !above.trace.budget.takeForLayers(STAGE_LAYERS, RunTrace.LAYER_BYTES)) {
            return Passed.in(above);
        }
        SpanBuilder builder = above.trace.layer(VolnuxSpans.STAGE, above.context);
        StageAttributes.describe(builder, stage.stage());
        return judged(above, builder);
    }

    @Override
    public Observation<Finished.Dispatch> dispatchStarted(Observation<?> parent, Started.Dispatch dispatch) {
        Traced<?> above = (Traced<?>) parent;
        RunTrace trace = above.trace;
        if (!above.showsLayers()) {
            return Passed.in(above);
        }
        SpanBuilder builder = trace.layer(VolnuxSpans.DISPATCH, above.context)
                .setAttribute(VolnuxAttributes.CONTEXT_ID, dispatch.context().id())
                .setAttribute(VolnuxAttributes.CONTEXT_INDEX, (long) dispatch.index());
        String previous = dispatch.previousId();
        if (previous != null) {
            builder.setAttribute(VolnuxAttributes.CONTEXT_PREVIOUS_ID, previous);
        }
        SpanContext before = trace.dispatch(previous);
        if (before != null && !trace.core.linksLater) {
            builder.addLink(before);
        }
        LayerSpan<Finished.Dispatch> started = started(above, builder, (layer, end) -> {
            Span span = layer.span();
            span.setAttribute(VolnuxAttributes.CONTEXT_STATUS, end.status().word());
            span.setAttribute(VolnuxAttributes.CONTEXT_RESULTS, (long) end.results());
            span.setAttribute(VolnuxAttributes.CONTEXT_ERRORS, (long) end.errors());
            if (end.error() != null) {
                layer.failed(end.error());
            }
        });
        if (before != null && trace.core.linksLater) {
            started.span().addLink(before);
        }
        trace.rememberDispatch(dispatch.context().id(), started.span());
        return started;
    }

    @Override
    public Observation<Finished.Layer> coordinatorStarted(Observation<?> parent, Started.Coordinator coordinator) {
        Traced<?> above = (Traced<?>) parent;
        if (!above.showsLayers()) {
            return Passed.in(above);
        }
        SpanBuilder builder = above.trace.layer(VolnuxSpans.COORDINATOR, above.context);
        java.time.Duration limit = coordinator.timeout();
        if (limit != null) {
            builder.setAttribute(
                    VolnuxAttributes.COORDINATOR_TIMEOUT_MS, io.volnux.otel.internal.Durations.millis(limit.toNanos()));
        }
        return judged(above, builder);
    }

    @Override
    public Observation<Finished.Layer> flowSetupStarted(Observation<?> parent, Started.Flow flow) {
        return flow((Traced<?>) parent, VolnuxSpans.FLOW_SETUP, flow);
    }

    @Override
    public Observation<Finished.Layer> flowRunStarted(Observation<?> parent, Started.Flow flow) {
        return flow((Traced<?>) parent, VolnuxSpans.FLOW_RUN, flow);
    }

    private static Observation<Finished.Layer> flow(Traced<?> above, String name, Started.Flow flow) {
        return !above.showsLayers()
                ? Passed.in(above)
                : judged(
                        above,
                        above.trace
                                .layer(name, above.context)
                                .setAttribute(
                                        VolnuxAttributes.FLOW_TYPE, flow.type().word())
                                .setAttribute(VolnuxAttributes.FLOW_TASKS, (long) flow.tasks()));
    }

    @Override
    public Observation<Finished.Task> taskStarted(Observation<?> parent, Started.Task task) {
        return TaskStart.begin((Traced<?>) parent, task);
    }

    @Override
    public Observation<Finished.Attempt> attemptStarted(Observation<?> parent, Started.Attempt attempt) {
        return parent instanceof Attempted<?> attempted
                ? attempted.attempt(attempt.number())
                : Passed.in((Traced<?>) parent);
    }

    @Override
    public Observation<Finished.Instance> instanceStarted(Observation<?> parent, Started.Instance instance) {
        return TaskStart.instance((Traced<?>) parent, instance);
    }

    @Override
    public Observation<Finished.Layer> resultsStarted(Observation<?> parent, Started.Results results) {
        Traced<?> above = (Traced<?>) parent;
        return !above.showsLayers()
                ? Passed.in(above)
                : judged(
                        above,
                        above.trace
                                .layer(VolnuxSpans.RESULTS, above.context)
                                .setAttribute(VolnuxAttributes.RESULTS_COUNT, (long) results.count()));
    }

    @Override
    public Observation<Finished.Resolution> resolutionStarted(Observation<?> parent, Started.Resolution resolution) {
        Traced<?> above = (Traced<?>) parent;
        if (!above.showsLayers()) {
            return new Passed<>(above, end -> tell(above, resolution.stage().id(), end));
        }
        return started(above, above.trace.layer(VolnuxSpans.RESOLVE, above.context), (layer, end) -> {
            Span span = layer.span();
            if (end.nextNodeId() != null) {
                span.setAttribute(VolnuxAttributes.NEXT_NODE_ID, end.nextNodeId());
            }
            if (end.descriptor() >= 0) {
                span.setAttribute(VolnuxAttributes.BRANCH_DESCRIPTOR, (long) end.descriptor());
            }
            tell(above, resolution.stage().id(), end);
        });
    }

    /** What runs and what does not, as events. */
    private static void tell(Traced<?> where, String nodeId, Finished.Resolution end) {
        if (!where.trace.recording) {
            return;
        }
        if (end.descriptor() >= 0) {
            where.event(
                    VolnuxEvents.BRANCH_TAKEN,
                    Attributes.of(
                            VolnuxAttributes.BRANCH_DESCRIPTOR,
                            (long) end.descriptor(),
                            VolnuxAttributes.NODE_ID,
                            nodeId,
                            VolnuxAttributes.BRANCH_REASON,
                            where.trace.exceptions.clean(end.reason())));
        }
        for (Finished.Skipped skipped : end.skipped()) {
            where.trace.skipped.told(skipped.nodeId());
            where.event(
                    VolnuxEvents.SKIPPED,
                    Attributes.of(
                            VolnuxAttributes.NODE_ID,
                            skipped.nodeId(),
                            VolnuxAttributes.SKIP_REASON,
                            where.trace.exceptions.clean(skipped.reason())));
        }
    }

    @Override
    public Observation<Finished.Batch> batchStarted(Started.Batch batch) {
        TelemetryCore core = source.get();
        return core == null ? Observation.none() : BatchStart.begin(core, batch);
    }

    @Override
    public Observation<Finished.Layer> batchItemStarted(Observation<?> parent, Started.BatchItem item) {
        return parent instanceof BatchSpan batch ? BatchStart.item(batch, item) : Observation.none();
    }

    @Override
    public void happened(Observation<?> within, Happened what) {
        if (!(within instanceof Traced<?> where) || !where.trace.recording) {
            return;
        }
        switch (what) {
            case Happened.AttemptFailed failed
            when within instanceof Attempted<?> attempted -> attempted.retried(failed);
            case Happened.ArmResolved(var node, var resolution) -> tell(where, node, resolution);
            case Happened.LateResult late ->
                where.event(
                        VolnuxEvents.LATE_RESULT,
                        Attributes.of(VolnuxAttributes.NODE_ID, late.node().id()));
            default -> {}
        }
    }

    @Override
    public void signalled(Observation<?> within, Signal signal) {
        if (within instanceof Traced<?> where && where.trace.recording && where.trace.detail == TraceDetail.FULL) {
            where.event(where.trace.core.event(signal), SignalEvents.attributes(signal, where.trace.names));
        }
    }

    /** For what holds stages; null if there is no room for it. */
    private static @Nullable SpanBuilder outer(Traced<?> above, String name) {
        return above.showsLayers() && above.trace.budget.takeForLayers(1, RunTrace.LAYER_BYTES)
                ? above.trace.layer(name, above.context)
                : null;
    }

    /** A layer of which the end says no more than whether it went well. */
    private static Observation<Finished.Layer> judged(Traced<?> above, SpanBuilder builder) {
        return started(above, builder, (layer, end) -> {
            if (end.error() != null || !end.ok()) {
                layer.failed(end.error());
            }
        });
    }

    private static <F> LayerSpan<F> started(Traced<?> above, SpanBuilder builder, BiConsumer<LayerSpan<F>, F> atEnd) {
        Span span = builder.startSpan();
        return new LayerSpan<>(above, above.context.with(span), atEnd);
    }
}
