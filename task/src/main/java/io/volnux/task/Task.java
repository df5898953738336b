// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import org.jspecify.annotations.Nullable;

/**
 * A unit of work, written by the user and named in a script.
 *
 * <p>Throwing from {@link #process} is a failure and may be retried; a returned {@link Outcome.Failure} is a failure
 * that is never retried; {@link Outcome.GoTo} chooses a branch and is neither. A task registered by class or factory
 * gets one fresh instance per execution, which serves all its attempts; a lambda is shared, so it must be thread-safe.
 *
 * @param <T> type of the content it produces
 */
@FunctionalInterface
public interface Task<T extends @Nullable Object> {

    /**
     * Does the work. Called on the thread of the executor the script chose; an interrupt means "stop now".
     *
     * @return the outcome, never null (null is the failure "process returned nothing")
     * @throws Exception any exception is a failure, retried if the retry policy says so
     */
    Outcome<T> process(TaskContext context) throws Exception;

    /**
     * Asked before {@link #process} when the option {@code bypass_event_checks} is on. An exception here is a failure
     * that is not retried.
     */
    default Bypass<T> bypass(TaskContext context) throws Exception {
        return Bypass.no();
    }

    /** Called after the last attempt succeeded, before the result is recorded; an exception makes it a failure. */
    default void onSuccess(T value, TaskContext context) throws Exception {}

    /** Called after the last attempt failed, before the result is recorded; an exception is added as suppressed. */
    default void onFailure(Outcome.Failure<T> failure, TaskContext context) throws Exception {}
}
