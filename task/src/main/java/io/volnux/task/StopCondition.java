// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

/** When the final outcome of a task ends the whole run early. Never asked for {@link Outcome.GoTo}. */
public enum StopCondition {
    NEVER,
    ON_SUCCESS,
    /** A failure of any kind. */
    ON_ERROR,
    /** An exception escaped after all attempts. */
    ON_EXCEPTION,
    ON_ANY;

    /**
     * Whether it hits.
     *
     * @param success whether the task succeeded
     * @param thrown whether the failure is an exception that escaped, not a returned failure
     */
    public boolean hits(boolean success, boolean thrown) {
        return switch (this) {
            case NEVER -> false;
            case ON_SUCCESS -> success;
            case ON_ERROR -> !success;
            case ON_EXCEPTION -> !success && thrown;
            case ON_ANY -> true;
        };
    }
}
