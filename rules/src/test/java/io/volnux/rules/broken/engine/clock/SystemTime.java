// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules.broken.engine.clock;

import io.volnux.rules.broken.engine.spi.TimeSource;

/** Reads the clock, as a time source may. */
public record SystemTime() implements TimeSource {
    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
