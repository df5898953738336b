// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.context.Context;
import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.Started;
import io.volnux.otel.internal.Texts;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.otel.semconv.VolnuxEvents;
import io.volnux.otel.semconv.VolnuxSpans;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the trace of a run. */
final class RunStart {

    private RunStart() {}

    static Observation<Finished.Run> begin(TelemetryCore core, Started.Run run) {
        RunCause cause = RunCause.of(Context.current());
        GraphNames names = core.names(run.graph(), run.name());
        Span span = root(core, run, names, cause);
        if (!span.getSpanContext().isValid() && !core.isMeasuring()) {
            span.end();
            return Observation.none();
        }
        boolean recording = span.isRecording();
        RunTrace trace = new RunTrace(core, run, names, detail(core, run), recording);
        RunSpan root = new RunSpan(trace, cause.parent().with(span), span);
        core.runs.increment();
        if (recording) {
            core.spans.increment();
            trace.budget.count(RunTrace.TASK_BYTES);
            inputs(trace, run, span);
            if (trace.detail == TraceDetail.FULL) {
                earlier(run, root, span);
            }
        }
        names.active().runs.increment(); // last: what fails before is never told to be over
        return root;
    }

    private static Span root(TelemetryCore core, Started.Run run, GraphNames names, RunCause cause) {
        SpanBuilder builder = core.tracer
                .spanBuilder(VolnuxSpans.WORKFLOW + names.workflow())
                .setParent(cause.parent())
                .setSpanKind(cause.kind())
                .setAllAttributes(attributes(core, run, names, cause));
        if (cause.link().isValid()) {
            builder.addLink(cause.link());
        }
        return builder.startSpan();
    }

    private static Attributes attributes(TelemetryCore core, Started.Run run, GraphNames names, RunCause cause) {
        AttributesBuilder attributes = Attributes.builder()
                .put(VolnuxAttributes.WORKFLOW_NAME, names.workflow())
                .put(VolnuxAttributes.GUIDE_WORKFLOW_NAME, names.workflow())
                .put(VolnuxAttributes.RUN_ID, run.runId())
                .put(VolnuxAttributes.DEFINITION_HASH, run.graph().hash());
        RunCause.BatchOrigin batch = cause.batch();
        if (batch != null) {
            attributes.put(VolnuxAttributes.BATCH_ID, batch.batchId());
            attributes.put(VolnuxAttributes.BATCH_INDEX, (long) batch.index());
        }
        if (core.settings.profile == BackendProfile.DATADOG) {
            Datadog.measured(attributes, "volnux.workflow", names.workflow());
        }
        return attributes.build();
    }

    /** Command line and properties, then the script, then the settings. */
    private static TraceDetail detail(TelemetryCore core, Started.Run run) {
        TraceDetail forced = core.forcedDetail;
        return forced != null
                ? forced
                : run.graph().traceDetail().map(TraceDetail::parse).orElse(core.settings.detail);
    }

    private static void inputs(RunTrace trace, Started.Run run, Span span) {
        InputCapture capture = trace.core.settings.captureInputs;
        if (capture.mode() == InputCapture.Mode.NONE) {
            return;
        }
        for (Map.Entry<String, @Nullable Object> input : run.pipeline().inputs().entrySet()) {
            String shown = shown(trace, input.getKey(), input.getValue());
            if (shown != null) {
                span.setAttribute(VolnuxAttributes.INPUT_PREFIX + input.getKey(), Texts.cut(shown));
            }
        }
    }

    private static @Nullable String shown(RunTrace trace, String name, @Nullable Object value) {
        InputCapture capture = trace.core.settings.captureInputs;
        return switch (capture.mode()) {
            case NONE -> null;
            case FIELDS -> capture.fields().contains(name) ? String.valueOf(value) : null;
            case TYPES -> Texts.shape(value);
            case ALL -> trace.exceptions.clean(Secrets.shown(name, value, trace.core.settings.redact));
        };
    }

    /** Signals from before there was a span, with their own times. */
    private static void earlier(Started.Run run, RunSpan root, Span span) {
        for (Started.TimedSignal signal : run.earlier()) {
            if (root.roomForEvent()) {
                span.addEvent(
                        VolnuxEvents.SIGNAL + signal.signal().name(),
                        SignalEvents.attributes(signal.signal(), root.trace.names),
                        signal.at());
            }
        }
    }
}
