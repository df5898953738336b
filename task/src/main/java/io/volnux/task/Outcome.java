// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a task says about its own work. The engine turns it into a {@link TaskResult}.
 *
 * @param <T> type of the content
 */
public sealed interface Outcome<T extends @Nullable Object> {

    /** The work is done; {@code value} may be null. */
    static <T extends @Nullable Object> Outcome<T> success(T value) {
        return new Success<>(value);
    }

    /** The work failed, for a reason that another attempt will not change: a returned failure is never retried. */
    static <T extends @Nullable Object> Outcome<T> failure(String message) {
        return new Failure<>(message, null);
    }

    /** The work failed because of {@code cause}; never retried (throw it instead to have it retried). */
    static <T extends @Nullable Object> Outcome<T> failure(Throwable cause) {
        String message = cause.getMessage();
        return new Failure<>(message == null ? cause.getClass().getName() : message, cause);
    }

    /** Take the branch behind {@code descriptor} (0 to 9) of this task, whatever the other arms of its stage did. */
    static <T extends @Nullable Object> Outcome<T> goTo(int descriptor, T value) {
        return new GoTo<>(descriptor, value, null);
    }

    /** As {@link #goTo(int, Object)}, with a reason for people, shown in reports and traces. */
    static <T extends @Nullable Object> Outcome<T> goTo(int descriptor, T value, String reason) {
        return new GoTo<>(descriptor, value, reason);
    }

    /** The work is done. */
    record Success<T extends @Nullable Object>(T value) implements Outcome<T> {}

    /** The work failed; {@code cause} is null when only a message is known. */
    record Failure<T extends @Nullable Object>(
            String message, @Nullable Throwable cause) implements Outcome<T> {
        public Failure {
            Objects.requireNonNull(message, "message");
        }

        /** The exception behind the failure, if there is one. */
        public Optional<Throwable> exception() {
            return Optional.ofNullable(cause);
        }
    }

    /** Neither success nor failure: a choice. */
    record GoTo<T extends @Nullable Object>(
            int descriptor, T value, @Nullable String reason) implements Outcome<T> {
        public GoTo {
            if (descriptor < 0 || descriptor > 9) {
                throw new IllegalArgumentException("descriptor must be 0 to 9, got " + descriptor);
            }
        }
    }
}
