// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe.signal;

import org.jspecify.annotations.Nullable;

/**
 * Hears signals of one type, on the thread that acts: must not block. Whatever it throws is logged and returned to the
 * sender with the responses; it never affects the run.
 */
@FunctionalInterface
public interface SignalListener<S extends Signal> {

    /** The signal was sent. The returned value, null allowed, goes into the responses. */
    @Nullable
    Object onSignal(S signal) throws Exception;
}
