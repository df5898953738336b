// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

import io.volnux.engine.spi.TimeSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Says that telemetry does not get through: one line for each end point, at most every minute. */
public final class FailureLog {

    private static final System.Logger LOG = System.getLogger("io.volnux.otel");
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final TimeSource time;
    private final Map<String, Long> said = new ConcurrentHashMap<>();

    /** With this clock. */
    public FailureLog(TimeSource time) {
        this.time = time;
    }

    /** Says it, unless it was said within a minute. */
    public void failed(String endpoint, String reason) {
        long now = time.nanoTime();
        Long before = said.get(endpoint);
        if (before != null && now - before < PAUSE) {
            return;
        }
        if (before == null ? said.putIfAbsent(endpoint, now) == null : said.replace(endpoint, before, now)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "telemetry does not get through to {0}: {1}; it is counted as failed, runs go on; "
                            + "volnux doctor says more",
                    endpoint,
                    reason);
        }
    }

    static String text(Throwable cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
