// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.Locale;

/** Where a run or one of its contexts stands, and the legal moves between these states. */
public enum ExecutionStatus {
    PENDING,
    RUNNING,
    COMPLETED,
    CANCELLED,
    ABORTED,
    FAILED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Whether nothing further happens in this state. A COMPLETED context may still become CANCELLED by its own dispatch. */
    public boolean isFinal() {
        return this != PENDING && this != RUNNING;
    }

    /** Whether the move from this state to {@code next} is legal. */
    public boolean canMoveTo(ExecutionStatus next) {
        return switch (this) {
            case PENDING -> next == RUNNING || next == ABORTED;
            case RUNNING -> next.isFinal();
            case COMPLETED -> next == CANCELLED;
            case CANCELLED, ABORTED, FAILED -> false;
        };
    }

    /**
     * The next state, if the move is legal.
     *
     * @throws IllegalStateException if it is not
     */
    public ExecutionStatus moveTo(ExecutionStatus next) {
        if (!canMoveTo(next)) {
            throw new IllegalStateException("status must move along the table, got " + this + " -> " + next);
        }
        return next;
    }

    /** The stored spelling, lower case. */
    public String word() {
        return word;
    }
}
