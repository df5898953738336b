// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts runs whose root span has not ended. It also makes ids valid when nothing is exported. */
public final class ActiveRuns implements SpanProcessor {

    private static final String ROOT = "workflow.";

    private final AtomicInteger runs = new AtomicInteger();

    /** No runs yet. */
    public ActiveRuns() {}

    /** How many. */
    public int count() {
        return runs.get();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        if (span.getName().startsWith(ROOT)) {
            runs.incrementAndGet();
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (span.getName().startsWith(ROOT)) {
            runs.decrementAndGet();
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
