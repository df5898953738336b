// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.result;

import io.volnux.task.ExecutionStatus;
import org.jspecify.annotations.Nullable;

/**
 * Why a run ends before its script does. Declared from weakest to strongest: if several meet, the last wins.
 *
 * @param kind what kind of reason
 * @param error the error behind it, if there is one
 */
public record Halt(Kind kind, @Nullable Throwable error) {

    /** Kinds of reasons, weakest first. */
    public enum Kind {
        /** An executor or the engine itself failed. */
        INFRASTRUCTURE,
        /** A limit of stage or run is over. */
        TIME_OUT,
        /** A stop condition was hit by a success. */
        STOPPED_BY_SUCCESS,
        /** A stop condition was hit by a failure. */
        STOPPED_BY_FAILURE,
        /** A task asked for a branch it does not have. */
        BAD_GOTO,
        /** Somebody asked the run to stop. */
        CANCELLED,
        /** Somebody asked the engine to shut down. */
        ABORTED
    }

    /** The stronger of two reasons. */
    public static @Nullable Halt stronger(@Nullable Halt one, @Nullable Halt other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.kind.compareTo(one.kind) > 0 ? other : one;
    }

    /** State of a context that ends for this reason. */
    public ExecutionStatus contextStatus() {
        return switch (kind) {
            case INFRASTRUCTURE, TIME_OUT -> ExecutionStatus.FAILED;
            case STOPPED_BY_SUCCESS, STOPPED_BY_FAILURE, BAD_GOTO, CANCELLED -> ExecutionStatus.CANCELLED;
            case ABORTED -> ExecutionStatus.ABORTED;
        };
    }

    /** Whether work under way is interrupted; a stop condition or a bad goto lets other arms run to their end. */
    public boolean interrupts() {
        return switch (kind) {
            case INFRASTRUCTURE, TIME_OUT, CANCELLED, ABORTED -> true;
            case STOPPED_BY_SUCCESS, STOPPED_BY_FAILURE, BAD_GOTO -> false;
        };
    }
}
