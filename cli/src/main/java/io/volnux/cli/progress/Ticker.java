// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.progress;

import io.volnux.engine.spi.TimeSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Calls something again and again on a daemon thread of its own, until it is closed. */
final class Ticker implements AutoCloseable {

    private static final long LONGEST_WORK = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private final TimeSource time;
    private final long period;
    private final Runnable work;
    private final Thread thread;
    private boolean closed;

    private Ticker(TimeSource time, long period, Runnable work) {
        this.time = time;
        this.period = period;
        this.work = work;
        this.thread = new Thread(this::run, "volnux-progress");
        thread.setDaemon(true);
    }

    static Ticker start(TimeSource time, long period, Runnable work) {
        Ticker ticker = new Ticker(time, period, work);
        ticker.thread.start();
        return ticker;
    }

    private void run() {
        try {
            while (waited()) {
                work.run();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether another period went by without being closed. */
    private boolean waited() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = period;
            while (!closed && left > 0) {
                left = time.awaitNanos(lock, closing, left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Afterwards nothing is called any more, unless the work hangs. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(LONGEST_WORK);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
