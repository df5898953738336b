// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.task.RetryExhaustedException;
import io.volnux.task.SecretValues;
import io.volnux.task.TaskResult;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Tells what is behind an exception. */
final class Causes {

    private static final int DEEPEST = 50;

    private final SecretValues secrets;

    Causes(SecretValues secrets) {
        this.secrets = secrets;
    }

    FailureReport.Cause of(TaskResult result) {
        Throwable thrown = result.cause().orElse(null);
        return thrown == null
                ? new FailureReport.Cause("", secrets.scrub(result.message().orElse("")), "", null, "")
                : of(thrown);
    }

    FailureReport.Cause of(Throwable thrown) {
        Throwable own = unwrapped(thrown);
        Throwable root = root(own);
        String last = last(thrown);
        return new FailureReport.Cause(
                type(own),
                message(own),
                own.getCause() == null ? "" : text(root),
                SourcePlace.of(own).orElse(null),
                last.equals(text(own)) ? "" : last);
    }

    /** What the last of several attempts threw; the engine keeps the later ones as suppressed. */
    private String last(Throwable thrown) {
        Throwable outer = thrown;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Throwable inner = outer.getCause();
            Throwable[] later = outer.getSuppressed();
            if (outer instanceof RetryExhaustedException exhausted && later.length > 0) {
                int latest = Math.max(0, exhausted.attempts() - 2); // behind them may be what a hook threw
                return text(unwrapped(later[Math.min(latest, later.length - 1)]));
            }
            if (inner == null || !isWrapper(outer)) {
                break;
            }
            outer = inner;
        }
        return "";
    }

    private String text(Throwable thrown) {
        String message = message(thrown);
        return message.isEmpty() ? type(thrown) : type(thrown) + ": " + message;
    }

    private String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? "" : secrets.scrub(message);
    }

    private static String type(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        return name.isEmpty() ? thrown.getClass().getName() : name;
    }

    static Throwable unwrapped(Throwable thrown) {
        Throwable own = thrown;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Throwable inner = own.getCause();
            if (inner == null || !isWrapper(own)) {
                return own;
            }
            own = inner;
        }
        return own;
    }

    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof ExecutionException
                || thrown instanceof CompletionException
                || thrown instanceof RetryExhaustedException
                || thrown instanceof InvocationTargetException;
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        @Nullable Throwable inner = root.getCause();
        for (int depth = 0; inner != null && depth < DEEPEST; depth++) {
            root = inner;
            inner = root.getCause();
        }
        return root;
    }
}
