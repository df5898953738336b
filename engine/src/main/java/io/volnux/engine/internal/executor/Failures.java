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

    private static final int DEEPEST = 50;

    static String message(Throwable thrown) {
        String message = thrown.getMessage();
        if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
            return "class could not be initialised: " + thrown.getCause();
        }
        return message == null || message.isEmpty() ? thrown.getClass().getName() : message;
    }

    /**
     * What was thrown, or a stand-in for it if it cannot be told: whoever reports it asks for texts, and what they throw
     * must not get into the engine.
     */
    static Throwable speakable(Throwable thrown) {
        try {
            Throwable each = thrown;
            for (int depth = 0; each != null && depth < DEEPEST; depth++) {
                String unused = each.getMessage() + each;
                each = each.getCause();
            }
            return thrown;
        } catch (RuntimeException | Error mute) {
            IllegalStateException standIn = new IllegalStateException("%s was thrown, whose message cannot be read: %s"
                    .formatted(thrown.getClass().getName(), mute.getClass().getName()));
            standIn.setStackTrace(thrown.getStackTrace());
            return standIn;
        }
    }

    /** The outcome with a cause that can be told. */
    static @Nullable Outcome<?> speakable(@Nullable Outcome<?> outcome) {
        return outcome instanceof Outcome.Failure<?>(var message, var cause) && cause != null
                ? new Outcome.Failure<>(message, speakable(cause))
                : outcome;
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
