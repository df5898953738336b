// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.observe.signal.Registration;
import io.volnux.observe.signal.Signals;

/** Something that can be observed; engines are. */
public interface Observable {

    /**
     * Adds an observer of all runs that start from now on. Held strongly until the registration is closed. Thread-safe.
     */
    Registration addObserver(RunObserver observer);

    /** Its signals, for listeners. */
    Signals signals();

    /** Its name, for people. */
    String name();
}
