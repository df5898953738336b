// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.task.Outcome;
import io.volnux.task.Task;
import io.volnux.task.TaskContext;
import org.jspecify.annotations.Nullable;

/** Words for failures, and the hook a task has for an end. */
final class Failures {

    static final String NOTHING = "process returned nothing";

    private Failures() {}

    static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isEmpty() ? thrown.getClass().getName() : message;
    }

    /** The hook to call for this end, null if there is none. */
    static @Nullable UserCode hook(Task<?> task, Ended ended, TaskContext context) {
        return switch (ended) {
            case Ended.Returned(Outcome.Success<?>(var value)) -> () -> success(task, value, context);
            case Ended.Returned(Outcome.Failure<?> failure) -> () -> failure(task, failure, context);
            case Ended.Returned(Outcome.GoTo<?> ignored) -> null;
            case Ended.Returned(var nothing) -> () -> failure(task, new Outcome.Failure<>(NOTHING, null), context);
            case Ended.Threw(var thrown) -> () -> failure(task, thrown, context);
            case Ended.TimedOut(var thrown) -> () -> failure(task, thrown, context);
            case Ended.Abandoned ignored -> null;
            case Ended.DeadlineOver ignored -> null;
            case Ended.Cancelled ignored -> null;
            case Ended.Rejected ignored -> null;
        };
    }

    private static Outcome<?> failure(Task<?> task, Throwable thrown, TaskContext context) throws Exception {
        return failure(task, new Outcome.Failure<>(message(thrown), thrown), context);
    }

    @SuppressWarnings("unchecked")
    private static Outcome<?> success(Task<?> task, @Nullable Object value, TaskContext context) throws Exception {
        ((Task<@Nullable Object>) task).onSuccess(value, context);
        return Outcome.<@Nullable Object>success(null);
    }

    @SuppressWarnings("unchecked")
    private static Outcome<?> failure(Task<?> task, Outcome.Failure<?> failure, TaskContext context) throws Exception {
        ((Task<@Nullable Object>) task).onFailure((Outcome.Failure<@Nullable Object>) failure, context);
        return Outcome.<@Nullable Object>success(null);
    }
}
