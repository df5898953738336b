// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One failure of a run. Values of inputs and options with secret names are masked in all texts.
 *
 * @param nodeId place in the script
 * @param task as spelled in the script
 * @param kind whether something handled it
 * @param attempts attempts made
 * @param cause what went wrong
 */
public record FailureReport(String nodeId, String task, FailureKind kind, int attempts, Cause cause) {

    /**
     * What went wrong, without the wrappers that executors and retries put round it.
     *
     * @param type simple name of the exception, empty for a returned failure
     * @param message its message, or the failure's
     * @param root the innermost cause as {@code Type: message}, empty if it is the exception itself
     * @param place first line of the user's code, null if there is none in the stack trace
     * @param last what the last attempt threw as {@code Type: message}, empty if that is the same or there was one attempt
     */
    public record Cause(
            String type,
            String message,
            String root,
            @Nullable SourcePlace place,
            String last) {

        /** First line of the user's code in the stack trace. */
        public Optional<SourcePlace> at() {
            return Optional.ofNullable(place);
        }

        /** {@code Type: message}, or what there is of it. */
        public String text() {
            return type.isEmpty() || message.isEmpty() ? type + message : type + ": " + message;
        }
    }
}
