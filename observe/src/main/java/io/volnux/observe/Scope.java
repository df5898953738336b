// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

/** Something made current on a thread; closing restores what was there before. */
@FunctionalInterface
public interface Scope extends AutoCloseable {

    /** Nothing was made current. */
    Scope NONE = () -> {};

    /** Restores; called on the thread that opened it, once. */
    @Override
    void close();
}
