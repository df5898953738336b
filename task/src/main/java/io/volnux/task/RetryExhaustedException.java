// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

/** All attempts of a task threw. The cause is the first exception; later ones are suppressed. */
public final class RetryExhaustedException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    private final int attempts;

    public RetryExhaustedException(String taskName, int attempts, Throwable first) {
        this(taskName, attempts, first, SecretValues.none());
    }

    /** The same with these values masked in the message. */
    public RetryExhaustedException(String taskName, int attempts, Throwable first, SecretValues secrets) {
        super(
                "task %s failed %d times, first with %s".formatted(taskName, attempts, secrets.scrub(describe(first))),
                first);
        this.attempts = attempts;
    }

    /** Number of attempts made. */
    public int attempts() {
        return attempts;
    }

    private static String describe(Throwable thrown) {
        return thrown.getMessage() == null
                ? thrown.getClass().getSimpleName()
                : thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    }
}
