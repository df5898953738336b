// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import io.opentelemetry.api.OpenTelemetry;

/** Spans on their way to one end point, and how many of them have arrived. */
public interface Pipeline extends AutoCloseable {

    /** How many may wait, as in VolnuxTracer's default. */
    int QUEUE = 8_192;

    /** How many go at once, as in VolnuxTracer's default. */
    int BATCH = 1_024;

    /** Where spans begin. */
    OpenTelemetry openTelemetry();

    /** Spans the end point took. */
    long exported();

    /** Spans that were lost on the way. */
    long lost();

    /** Sends what waits. */
    @Override
    void close();

    /** All spans must have arrived, or what was measured is no export. */
    default void check(long emitted) {
        if (exported() != emitted || lost() != 0) {
            throw new IllegalStateException(
                    "all of %d spans must arrive, got %d, and %d were lost".formatted(emitted, exported(), lost()));
        }
    }

    /** Who builds it. */
    enum Builder {
        /** By hand: the SDK, its batches and its exporter. */
        BARE,
        /** {@code VolnuxTracer.initialize}. */
        VOLNUX;

        /** To this end point. */
        public Pipeline to(String endpoint, boolean grpc) {
            return switch (this) {
                case BARE -> new BarePipeline(endpoint, grpc);
                case VOLNUX -> new VolnuxPipeline(endpoint, grpc);
            };
        }
    }
}
