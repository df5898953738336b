// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.spi;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** The only clock of an engine. Thread-safe. Tests replace it. */
public interface TimeSource {

    /** The wall clock. */
    Instant now();

    /** Nanoseconds of a clock that never goes back; only differences mean something. */
    long nanoTime();

    /** Waits on purpose. */
    void sleep(long nanos) throws InterruptedException;

    /**
     * Waits for a condition whose lock the caller holds.
     *
     * @return nanoseconds left, zero or less if the time is up
     */
    long awaitNanos(Lock lock, Condition condition, long nanos) throws InterruptedException;

    /** The clocks of this machine. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}
