// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What ends a run from outside, as long as it is open: signals, and a JVM that exits under it because a task called
 * {@link System#exit}. What is not finished must not look finished, so the exit code is never that of the caller.
 */
final class RunEnd implements AutoCloseable {
    private static final int INTERRUPTED = 130;
    private static final int ABORTED = 143;
    /** What writing a report may take beyond the time tasks have to end. */
    private static final Duration REPORTING = Duration.ofSeconds(5);

    private final OwnProcess process;
    private final AtomicInteger code = new AtomicInteger();
    private final CountDownLatch told = new CountDownLatch(1);
    private final OwnProcess.Watch signals;
    private final OwnProcess.Watch exits;
    private volatile Target target;

    RunEnd(OwnProcess process) {
        this.process = process;
        this.target = new Target("run", () -> process.halt(INTERRUPTED), () -> process.halt(ABORTED), Duration.ZERO);
        this.signals = process.onSignal(this::signalled);
        this.exits = process.onExit(this::exiting);
    }

    /**
     * What is to be ended.
     *
     * @param what what it is called
     * @param cancel ends it as cancelled
     * @param shutdown ends it as aborted
     * @param grace the time its tasks have for that
     */
    record Target(String what, Runnable cancel, Runnable shutdown, Duration grace) {}

    /** From now on this is to be ended, and not the process at once. */
    void of(Target started) {
        target = started;
    }

    /** The exit code of what ended it, or the usual one if nothing did. */
    int codeOr(int usual) {
        return code.get() > 0 ? code.get() : usual;
    }

    /** To be called when users know how it ended: an exiting JVM waits for that. */
    void told() {
        told.countDown();
    }

    /** The first signal ends the run in good order, a second one the process at once. */
    private void signalled(String signal) {
        boolean interrupt = signal.equals("INT");
        int wanted = interrupt ? INTERRUPTED : ABORTED;
        Target running = target;
        if (!code.compareAndSet(0, wanted)) {
            process.halt(wanted);
        } else if (interrupt) {
            System.err.println("interrupted, ending the " + running.what() + " (once more: at once)");
            running.cancel().run();
        } else {
            String how = signal.equals("HUP") ? "the terminal was closed (SIGHUP)" : "terminated";
            System.err.println(how + ", ending the " + running.what());
            running.shutdown().run();
        }
    }

    private void exiting() {
        code.compareAndSet(0, ABORTED);
        Target running = target;
        System.err.println(
                "volnux: a task called System.exit, or the JVM was told to exit, before the %s was over; ending it"
                        .formatted(running.what()));
        running.shutdown().run();
        try {
            Duration patience = running.grace().plus(REPORTING);
            if (!told.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("volnux: the %s did not end within %d s, what it did is not reported"
                        .formatted(running.what(), patience.toSeconds()));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        process.halt(code.get());
    }

    @Override
    public void close() {
        signals.close();
        exits.close();
        told();
    }
}
