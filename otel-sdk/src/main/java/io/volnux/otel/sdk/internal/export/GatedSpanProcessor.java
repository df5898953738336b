// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Lets so many spans wait for export, and counts those it turns away. The batch processor behind it has a longer queue,
 * so that it never drops anything itself, which it would not tell.
 */
final class GatedSpanProcessor implements SpanProcessor {

    private final SpanProcessor batches;
    private final EndpointCounters counters;
    private final int limit;

    GatedSpanProcessor(SpanProcessor batches, EndpointCounters counters, int limit) {
        this.batches = batches;
        this.counters = counters;
        this.limit = limit;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (span.getSpanContext().isSampled() && counters.admit(limit)) {
            batches.onEnd(span);
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return batches.forceFlush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return batches.shutdown();
    }
}
