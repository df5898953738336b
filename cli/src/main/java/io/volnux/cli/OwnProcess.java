// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import java.util.function.Consumer;

/** What only a process of its own has. Commands called in a test have neither terminal nor signals. */
interface OwnProcess {

    /** Nothing of it. */
    OwnProcess NONE = new OwnProcess() {
        @Override
        public boolean isTerminal(int descriptor) {
            return false;
        }

        @Override
        public Watch onSignal(Consumer<String> reaction) {
            return () -> {};
        }

        @Override
        public Watch onExit(Runnable reaction) {
            return () -> {};
        }

        @Override
        public void halt(int code) {
            throw new IllegalStateException("process must be of its own to be halted");
        }
    };

    /** Whether a file descriptor is a terminal: 0 input, 1 output, 2 errors. */
    boolean isTerminal(int descriptor);

    /** Calls {@code reaction} with {@code INT}, {@code TERM} or {@code HUP} instead of ending the process, until closed. */
    Watch onSignal(Consumer<String> reaction);

    /** Calls {@code reaction} when the process exits, which goes on when it returns, until closed. */
    Watch onExit(Runnable reaction);

    /** Ends the process at once. */
    void halt(int code);

    /** Until closed, something is reacted to. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** This process. */
    static OwnProcess real() {
        return new ThisProcess();
    }
}
