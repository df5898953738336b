// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules.broken.engine.spi;

/** The one road to the clock. */
public interface TimeSource {
    /** The time now. */
    long nanos();
}
