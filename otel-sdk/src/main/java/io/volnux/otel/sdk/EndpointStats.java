// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import java.time.Duration;

/**
 * What became of the spans for one end point.
 *
 * @param endpoint where to
 * @param exported spans it took
 * @param failed spans it did not take
 * @param dropped spans that were never sent, because too many waited or time was up
 * @param bytes sent to it, of all signals, before compression; what nobody answered was not sent
 * @param exportCpu CPU time of the exporting thread
 */
public record EndpointStats(
        String endpoint, long exported, long failed, long dropped, long bytes, Duration exportCpu) {}
