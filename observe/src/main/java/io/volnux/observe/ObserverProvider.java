// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

/**
 * Attaches observers to every engine that is built while discovery is on; found through {@link java.util.ServiceLoader}.
 * This is how telemetry on the class path switches itself on.
 */
@FunctionalInterface
public interface ObserverProvider {

    /** Called once per engine, before its first run. Whatever it throws is logged; the engine works without it. */
    void configure(Observable observable);
}
