// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.volnux.engine.Engine;
import io.volnux.observe.Observable;
import io.volnux.observe.RunObserver;
import io.volnux.observe.signal.Registration;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The engines seen so far, and what listens to them. Holds none of them alive. */
final class Engines {

    private static final Registration NONE = () -> {};

    private final ReentrantLock lock = new ReentrantLock();

    // guarded by lock
    private final Map<Observable, Registration> seen = new WeakHashMap<>();
    private final Map<Observable, Registration> heard = new WeakHashMap<>();
    private @Nullable RunObserver observer;

    /** A new engine; it is listened to from now on, if anything listens. */
    void add(Observable engine) {
        lock.lock();
        try {
            seen.put(engine, NONE);
            listen(engine);
        } finally {
            lock.unlock();
        }
    }

    /** From now on this listens to all of them. */
    void attach(RunObserver value) {
        lock.lock();
        try {
            if (!value.equals(observer)) {
                detach();
                observer = value;
            }
            seen.keySet().forEach(this::listen);
        } finally {
            lock.unlock();
        }
    }

    /** From now on nothing listens. */
    void detach() {
        lock.lock();
        try {
            observer = null;
            heard.values().forEach(Registration::close);
            heard.clear();
        } finally {
            lock.unlock();
        }
    }

    private void listen(Observable engine) {
        RunObserver listener = observer;
        if (listener != null && !heard.containsKey(engine)) {
            heard.put(engine, engine.addObserver(listener));
        }
    }

    /** Aborts what runs on them, each on a thread of its own. */
    void abort() {
        Set<Observable> all;
        lock.lock();
        try {
            all = new HashSet<>(heard.keySet());
        } finally {
            lock.unlock();
        }
        for (Observable each : List.copyOf(all)) {
            if (each instanceof Engine engine) {
                Thread.ofPlatform().daemon().name("volnux-otel-abort").start(() -> engine.close(Duration.ZERO));
            }
        }
    }
}
