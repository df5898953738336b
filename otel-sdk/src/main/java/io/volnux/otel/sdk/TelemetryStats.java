// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What became of telemetry, counted where it leaves. Sums count a span once for each end point it was meant for.
 *
 * @param folded executions without a span of their own, because a run's budget was used up
 * @param tailDropped spans of runs that were not worth keeping
 * @param endpoints each for itself
 */
public record TelemetryStats(long folded, long tailDropped, List<EndpointStats> endpoints) {

    public TelemetryStats {
        endpoints = List.copyOf(endpoints);
    }

    /** Spans that arrived. */
    public long exported() {
        return endpoints.stream().mapToLong(EndpointStats::exported).sum();
    }

    /** Spans that were sent and did not arrive. */
    public long failed() {
        return endpoints.stream().mapToLong(EndpointStats::failed).sum();
    }

    /** Spans that were never sent. */
    public long dropped() {
        return endpoints.stream().mapToLong(EndpointStats::dropped).sum();
    }

    /** Bytes sent, of all signals, before compression. */
    public long bytes() {
        return endpoints.stream().mapToLong(EndpointStats::bytes).sum();
    }

    /** CPU time of the exporting threads. */
    public Duration exportCpu() {
        return endpoints.stream().map(EndpointStats::exportCpu).reduce(Duration.ZERO, Duration::plus);
    }

    /** One line for people. */
    public String text() {
        String where = endpoints.stream().map(EndpointStats::endpoint).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%,d spans exported, %,d failed, %,d dropped, %,d folded, %,d not kept, to %s",
                exported(),
                failed(),
                dropped(),
                folded,
                tailDropped,
                where.isEmpty() ? "nowhere" : where);
    }
}
