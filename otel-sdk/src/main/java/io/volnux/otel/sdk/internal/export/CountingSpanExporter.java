// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;

/** Counts what another exporter makes of spans; the SDK itself answers success even when every export failed. */
final class CountingSpanExporter implements SpanExporter {

    private final SpanExporter exporter;
    private final EndpointCounters counters;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    CountingSpanExporter(SpanExporter exporter, EndpointCounters counters) {
        this.exporter = exporter;
        this.counters = counters;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        int count = spans.size();
        long before = cpu();
        counters.taken(count);
        CompletableResultCode result;
        try {
            result = exporter.export(spans);
        } catch (RuntimeException | LinkageError thrown) {
            counters.broken(thrown);
            result = CompletableResultCode.ofFailure();
        }
        counters.worked(Math.max(0, cpu() - before));
        CompletableResultCode known = result;
        known.whenComplete(() -> counters.over(count, known.isSuccess()));
        return known;
    }

    private long cpu() {
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : 0;
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    @Override
    public String toString() {
        return exporter.toString();
    }
}
