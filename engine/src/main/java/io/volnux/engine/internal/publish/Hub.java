// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.publish;

import io.volnux.engine.spi.TimeSource;
import io.volnux.observe.RunObserver;
import io.volnux.observe.signal.Registration;
import io.volnux.observe.signal.Signals;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The observers and listeners of one engine. */
public final class Hub {

    private final CopyOnWriteArrayList<RunObserver> observers = new CopyOnWriteArrayList<>();
    private final Signals signals = new Signals();
    private final RateLimitedLog log;

    public Hub(TimeSource time) {
        this.log = new RateLimitedLog(time);
    }

    /** Adds an observer of runs that start from now on. */
    public Registration add(RunObserver observer) {
        observers.add(observer);
        return () -> observers.remove(observer);
    }

    /** The signals. */
    public Signals signals() {
        return signals;
    }

    /** A publisher for one run; observers added later do not hear it. */
    public Publisher publisher() {
        return observers.isEmpty() ? new Publisher(this, List.of()) : new Publisher(this, List.copyOf(observers));
    }

    void failed(Object called, Throwable thrown) {
        log.log(
                "observer %s failed; the run goes on"
                        .formatted(called.getClass().getName()),
                thrown);
    }
}
