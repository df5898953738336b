// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the SDK's exporters from saying again and again what {@link FailureLog} has said once. Whoever sets their level
 * to fine hears everything.
 */
public final class QuietExporters implements AutoCloseable {

    // held here, because the platform forgets loggers nobody holds, and their filters with them
    private final List<Quiet> loggers = List.of(
            new Quiet(Logger.getLogger("io.opentelemetry.exporter.otlp.internal.GrpcExporter")),
            new Quiet(Logger.getLogger("io.opentelemetry.exporter.otlp.internal.HttpExporter")),
            new Quiet(Logger.getLogger("io.opentelemetry.sdk.metrics.export.PeriodicMetricReader")));

    /** From now on. */
    public QuietExporters() {
        loggers.forEach(Quiet::begin);
    }

    /** As before. */
    @Override
    public void close() {
        loggers.forEach(Quiet::end);
    }

    /** Several may be on one logger, and need not end in the order they began. */
    private static final class Quiet implements Filter {
        private final Logger logger;
        private final @Nullable Filter before;
        private volatile boolean over;

        Quiet(Logger logger) {
            this.logger = logger;
            this.before = logger.getFilter();
        }

        void begin() {
            logger.setFilter(this);
        }

        void end() {
            over = true;
            if (equals(logger.getFilter())) {
                logger.setFilter(before);
            }
        }

        @Override
        public boolean isLoggable(LogRecord record) {
            return (over || logger.isLoggable(Level.FINE)) && (before == null || before.isLoggable(record));
        }
    }
}
