// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules.broken.cli;

import io.volnux.rules.broken.engine.internal.flow.Flow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reads the clock, keeps static state, keeps an Optional, and imports an internal of another module. */
final class Clocked {
    static int changing = 1;
    static final AtomicInteger COUNT = new AtomicInteger();

    @SuppressWarnings("UnusedVariable")
    private final Optional<String> maybe = Optional.empty();

    private Clocked() {}

    static long reads(@Nullable Flow internal) {
        return internal == null ? System.nanoTime() : Instant.now().toEpochMilli();
    }

    static LocalDate day() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    static void wakes() throws InterruptedException {
        Thread.sleep(1);
    }
}
