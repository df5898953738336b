// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a recursion over a deeply nested graph on a thread whose stack is large enough for the deepest script. */
final class DeepStack {

    private static final long BYTES = 64L << 20;
    private static final int SHALLOW = 40;

    private DeepStack() {}

    /** Calls on this thread when the script's brackets are shallow, else on a thread of its own. */
    static <T> T call(String script, Supplier<T> work) {
        return openings(script) <= SHALLOW ? work.get() : onLargeStack(work);
    }

    /** An upper bound of the nesting that needs no grammar: the number of opening brackets. */
    private static long openings(String script) {
        return script.chars().filter(symbol -> symbol == '(' || symbol == '{').count();
    }

    private static <T> T onLargeStack(Supplier<T> work) {
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        result.set(work.get());
                    } catch (Throwable any) {
                        thrown.set(any);
                    }
                },
                "volnux-compile",
                BYTES);
        thread.start();
        join(thread);
        Throwable failure = thrown.get();
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        T value = result.get();
        if (value == null) {
            throw new IllegalStateException("compilation must have a result", failure);
        }
        return value;
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
