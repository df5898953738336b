// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.engine.internal.run.Settings;
import io.volnux.task.Durations;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Runs under way of one engine. */
final class ActiveRuns {

    private final Settings settings;
    private final Duration drainTimeout;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition fewer = lock.newCondition();

    private final Set<RunHandle> runs = ConcurrentHashMap.newKeySet();

    /** Only who closes waits for runs to end, so only then is there somebody to tell. */
    private volatile boolean closed;

    ActiveRuns(Settings settings, Duration drainTimeout) {
        this.settings = settings;
        this.drainTimeout = drainTimeout;
    }

    void add(RunHandle run, String engineName) {
        runs.add(run);
        if (closed) {
            remove(run);
            throw new EngineClosedException(engineName);
        }
    }

    void remove(RunHandle run) {
        runs.remove(run);
        if (!closed) {
            return;
        }
        lock.lock();
        try {
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; waits, then aborts, then waits as long as interrupted work may take. */
    void drain() {
        drain(drainTimeout);
    }

    void drain(Duration limit) {
        lock.lock();
        try {
            closed = true;
            boolean interrupted = waitUntilNone(Durations.nanos(limit));
            runs.forEach(RunHandle::shutdown);
            interrupted |=
                    waitUntilNone(Durations.after(Durations.nanos(settings.gracePeriod()), settings.gracePeriod()));
            if (areThereAny()) {
                log().log(
                                System.Logger.Level.WARNING,
                                "engine {0} is closed with {1} runs whose tasks do not react to interrupts",
                                settings.name(),
                                runs.size());
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Looks at the runs themselves: the set's size may be out of date while others come and go. */
    private boolean areThereAny() {
        return runs.iterator().hasNext();
    }

    /** Answers whether the wait was interrupted; that ends it. */
    private boolean waitUntilNone(long nanos) {
        long left = nanos;
        while (areThereAny() && left > 0) {
            try {
                left = settings.time().awaitNanos(lock, fewer, left);
            } catch (InterruptedException interrupt) {
                return true;
            }
        }
        return false;
    }

    /** Looked for when there is something to say: the platform opens every jar of the class path for its first logger. */
    private static System.Logger log() {
        return System.getLogger("io.volnux.engine");
    }
}
