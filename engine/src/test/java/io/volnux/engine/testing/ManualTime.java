// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.testing;

import io.volnux.engine.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A clock that stands still unless a test moves it. Sleeping moves it, so nothing ever waits for real time to pass.
 * Thread-safe.
 */
public final class ManualTime implements TimeSource {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    // a caller computes how long to wait and then waits; the clock may move in between, so waits look again now and
    // then
    private static final long LOOK_AGAIN_MILLIS = 5;

    private record Waiter(Lock lock, Condition condition, long due) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiter> waiters = new ArrayList<>();
    private long nanos;

    /** Moves the clock and wakes the waits that are due. */
    public void advance(Duration step) {
        advance(step.toNanos());
    }

    private void advance(long step) {
        List<Waiter> due = new ArrayList<>();
        lock.lock();
        try {
            nanos += step;
            for (Waiter waiter : waiters) {
                if (waiter.due() <= nanos) {
                    due.add(waiter);
                }
            }
        } finally {
            lock.unlock();
        }
        for (Waiter waiter : due) {
            waiter.lock().lock();
            try {
                waiter.condition().signalAll();
            } finally {
                waiter.lock().unlock();
            }
        }
    }

    @Override
    public Instant now() {
        return START.plusNanos(nanoTime());
    }

    @Override
    public long nanoTime() {
        lock.lock();
        try {
            return nanos;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sleep(long step) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before sleeping");
        }
        advance(Math.max(0, step));
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // callers loop
    public long awaitNanos(Lock callers, Condition condition, long wanted) throws InterruptedException {
        Waiter waiter = register(callers, condition, wanted);
        try {
            if (waiter.due() > nanoTime()) {
                boolean unused = condition.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            }
            return waiter.due() - nanoTime();
        } finally {
            remove(waiter);
        }
    }

    private Waiter register(Lock callers, Condition condition, long wanted) {
        lock.lock();
        try {
            Waiter waiter = new Waiter(callers, condition, nanos + wanted);
            waiters.add(waiter);
            return waiter;
        } finally {
            lock.unlock();
        }
    }

    private void remove(Waiter waiter) {
        lock.lock();
        try {
            waiters.remove(waiter);
        } finally {
            lock.unlock();
        }
    }
}
