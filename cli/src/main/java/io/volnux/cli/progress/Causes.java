// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.progress;

import io.volnux.task.RetryExhaustedException;
import io.volnux.task.TaskResult;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Exceptions in one line. */
final class Causes {

    private static final int WIDTH = 120;

    private Causes() {}

    static String brief(Throwable cause) {
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return oneLine(message == null || message.isBlank() ? name : name + ": " + message);
    }

    /** Why a task failed, with the class of what it threw; of several attempts the first. */
    static String brief(TaskResult result) {
        Throwable cause = result.cause().orElse(null);
        for (Throwable inner = cause; inner != null && isWrapper(inner); inner = inner.getCause()) {
            cause = inner.getCause() == null ? inner : inner.getCause();
        }
        return cause == null ? oneLine(result.message().orElse("")) : brief(cause);
    }

    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof RetryExhaustedException
                || thrown instanceof ExecutionException
                || thrown instanceof CompletionException
                || thrown instanceof InvocationTargetException;
    }

    static String oneLine(String text) {
        String first = text.strip().lines().findFirst().orElse("");
        return first.length() > WIDTH ? first.substring(0, WIDTH) + "…" : first;
    }
}
