// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.internal;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The clock of one trace: wall time at its start, moved on by the monotonic clock, as the OpenTelemetry SDK does for its
 * spans. Used for spans that are written after they happened. Thread-safe.
 */
public final class SpanClock {

    private final long epochNanos;
    private final long startNanos;

    public SpanClock() {
        Instant now = Instant.now();
        this.startNanos = System.nanoTime();
        long micros = TimeUnit.NANOSECONDS.toMicros(now.getNano()) + 1;
        this.epochNanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + TimeUnit.MICROSECONDS.toNanos(micros);
    }

    /** Now, in nanoseconds since the epoch. */
    public long now() {
        return epochNanos + System.nanoTime() - startNanos;
    }
}
