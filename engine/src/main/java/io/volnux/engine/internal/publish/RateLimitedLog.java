// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.publish;

import io.volnux.engine.spi.TimeSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Logs a kind of mishap at most once a minute and counts the others. */
final class RateLimitedLog {

    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final TimeSource time;
    private final AtomicLong next;
    private final AtomicLong unsaid = new AtomicLong();

    RateLimitedLog(TimeSource time) {
        this.time = time;
        this.next = new AtomicLong(time.nanoTime());
    }

    void log(String message, Throwable thrown) {
        long now = time.nanoTime();
        long due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + PAUSE)) {
            unsaid.incrementAndGet();
            return;
        }
        long before = unsaid.getAndSet(0);
        String more = before == 0 ? "" : " (and %d more since the last such line)".formatted(before);
        try {
            log().log(System.Logger.Level.WARNING, message + more, thrown);
        } catch (RuntimeException | Error mute) { // its message throws
            log().log(
                            System.Logger.Level.WARNING,
                            message + more + " with " + thrown.getClass().getName());
        }
    }

    /** Looked for when there is something to say: the platform opens every jar of the class path for its first logger. */
    private static System.Logger log() {
        return System.getLogger("io.volnux.observe");
    }
}
