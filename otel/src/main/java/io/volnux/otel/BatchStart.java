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
import io.volnux.otel.semconv.VolnuxSpans;

/** Starts the spans of batches. */
final class BatchStart {

    private BatchStart() {}

    static Observation<Finished.Batch> begin(TelemetryCore core, Started.Batch batch) {
        String name = Texts.cut(batch.name());
        AttributesBuilder attributes = Attributes.builder()
                .put(VolnuxAttributes.WORKFLOW_NAME, name)
                .put(VolnuxAttributes.BATCH_ID, batch.batchId())
                .put(VolnuxAttributes.BATCH_PIPELINES, (long) batch.pipelines());
        if (core.settings.profile == BackendProfile.DATADOG) {
            Datadog.measured(attributes, "volnux.batch", name);
        }
        RunCause cause = RunCause.of(Context.current());
        SpanBuilder builder = core.tracer
                .spanBuilder(VolnuxSpans.BATCH + name)
                .setParent(cause.parent())
                .setSpanKind(cause.kind())
                .setAllAttributes(attributes.build());
        if (cause.link().isValid()) {
            builder.addLink(cause.link());
        }
        Span span = builder.startSpan();
        if (span.isRecording()) {
            core.spans.increment();
        }
        return new BatchSpan(
                RunTrace.ofBatch(core, name, span.isRecording()), cause.parent().with(span));
    }

    static Observation<Finished.Layer> item(BatchSpan batch, Started.BatchItem item) {
        RunCause cause = RunCause.batch(batch.context, item.batchId(), item.index());
        return new BatchItemCause(batch.trace, cause.asContext());
    }
}
