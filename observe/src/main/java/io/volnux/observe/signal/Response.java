// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe.signal;

import org.jspecify.annotations.Nullable;

/**
 * What a listener did with a signal.
 *
 * @param listener the listener
 * @param value what it returned
 * @param thrown what it threw, null if nothing
 */
public record Response(
        SignalListener<?> listener,
        @Nullable Object value,
        @Nullable Throwable thrown) {}
