// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

/** Where the launcher enters. */
public final class Main {
    private Main() {}

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        int code = new Cli(Surroundings.real()).run(arguments);
        if (code != 0 || isKeptAlive()) {
            System.exit(code);
        } // otherwise the process ends by itself, and without a logger, which System.exit looks for in every jar
    }

    /** Whether a task left a thread behind that the JVM would wait for. */
    private static boolean isKeptAlive() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] living = new Thread[all.activeCount() + 64];
        int count = all.enumerate(living);
        for (int i = 0; i < count; i++) {
            if (!living[i].isDaemon() && !living[i].equals(Thread.currentThread())) {
                return true;
            }
        }
        return count == living.length;
    }
}
