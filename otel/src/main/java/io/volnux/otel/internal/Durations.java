// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.internal;

/** Nanoseconds in the units of telemetry. */
public final class Durations {

    private Durations() {}

    /** Milliseconds with fraction, the unit of span attributes. */
    public static double millis(long nanos) {
        return nanos / 1e6;
    }

    /** Seconds with fraction, the unit of metrics. */
    public static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
