// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe.signal;

/** A subscription that can be taken back. */
@FunctionalInterface
public interface Registration extends AutoCloseable {

    /** Takes it back; doing so twice does nothing. Runs already under way may still be heard to their end. */
    @Override
    void close();
}
