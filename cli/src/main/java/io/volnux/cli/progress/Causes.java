// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.progress;

import io.volnux.task.RetryExhaustedException;
import io.volnux.task.SecretValues;
import io.volnux.task.TaskResult;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Exceptions in one line. */
final class Causes {

    private static final int WIDTH = 120;

    private Causes() {}

    static String brief(Throwable cause, SecretValues secrets) {
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return oneLine(message == null || message.isBlank() ? name : name + ": " + secrets.scrub(message));
    }

    /** Why a task failed, with the class of what it threw; of several attempts the first. */
    static String brief(TaskResult result, SecretValues secrets) {
        Throwable cause = result.cause().orElse(null);
        for (Throwable inner = cause; inner != null && isWrapper(inner); inner = inner.getCause()) {
            cause = inner.getCause() == null ? inner : inner.getCause();
        }
        return cause == null ? oneLine(secrets.scrub(result.message().orElse(""))) : brief(cause, secrets);
    }

    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof RetryExhaustedException
                || thrown instanceof ExecutionException
                || thrown instanceof CompletionException
                || thrown instanceof InvocationTargetException;
    }

    /** The first line, and nothing in it that a terminal would obey. */
    static String oneLine(String text) {
        String first = text.strip().lines().findFirst().orElse("");
        int[] points = first.codePoints()
                .limit(WIDTH + 1L)
                .map(point -> isObeyed(point) ? ' ' : point)
                .toArray();
        return new String(points, 0, Math.min(WIDTH, points.length)) + (points.length > WIDTH ? "…" : "");
    }

    private static boolean isObeyed(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
    }
}
