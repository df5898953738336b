// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

/**
 * What travels with work from one thread to another. Captured on the thread that hands the work over, opened on the one
 * that takes it.
 */
@FunctionalInterface
public interface HandOff {

    /** Nothing travels. */
    HandOff NONE = () -> Scope.NONE;

    /** Makes it current on the taking thread; the engine closes the scope there. May be opened more than once. */
    Scope open();
}
