// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.volnux.observe.Finished;
import io.volnux.task.RunResult;

/** The root of a run: a span if the run is sampled, metrics in any case. */
final class RunSpan extends Traced<Finished.Run> {

    private final Span span;

    RunSpan(RunTrace trace, Context context, Span span) {
        super(trace, context);
        this.span = span;
    }

    @Override
    boolean showsLayers() {
        return trace.recording && trace.detail == TraceDetail.FULL;
    }

    @Override
    public void finished(Finished.Run end) {
        trace.names.active().runs.decrement();
        RunResult result = end.result();
        RunVerdictTelemetry verdict = RunVerdictTelemetry.of(trace, result);
        try {
            if (trace.recording) {
                verdict.describe(this, span);
                tellOmittedEvents();
            }
        } finally {
            span.end();
        }
        verdict.measure(context);
        trace.core.folded.add(trace.budget.folded());
    }
}
