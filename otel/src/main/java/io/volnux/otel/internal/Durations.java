// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.internal;

/** Nanoseconds in the units of telemetry. */
public final class Durations {

    private Durations() {}

    private static final Double NOTHING = 0.0;

    /** Milliseconds with fraction, the unit of span attributes; an object, because attributes hold objects. */
    public static Double millis(long nanos) {
        return nanos == 0 ? NOTHING : Double.valueOf(nanos / 1e6);
    }

    /** Seconds with fraction, the unit of metrics. */
    public static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
