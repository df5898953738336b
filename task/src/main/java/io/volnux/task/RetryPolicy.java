// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How often a task that throws is tried again, and how long to wait before.
 *
 * <p>The wait before attempt c + 1 is {@code 0} for c = 1 and {@code min(factor * 2^(c-1), cap)} after that.
 * {@link Error}s and returned failures are never retried.
 *
 * @param maxAttempts attempts in total, at least 1
 * @param factor base of the exponential back-off, default 50 ms
 * @param cap longest wait, default 100 s
 * @param retryOn exceptions worth another attempt, subclasses included; empty means every {@link Exception}
 */
public record RetryPolicy(int maxAttempts, Duration factor, Duration cap, List<Class<? extends Throwable>> retryOn) {

    private static final RetryPolicy DEFAULTS =
            new RetryPolicy(5, Duration.ofMillis(50), Duration.ofSeconds(100), List.of());

    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts must be at least 1, got " + maxAttempts);
        }
        requireNotNegative(factor, "factor");
        requireNotNegative(cap, "cap");
        retryOn = List.copyOf(retryOn);
    }

    /** Five attempts, factor 50 ms, cap 100 s, every exception. */
    public static RetryPolicy ofDefaults() {
        return DEFAULTS;
    }

    /** The defaults with this number of attempts. */
    public static RetryPolicy ofAttempts(int maxAttempts) {
        return DEFAULTS.withMaxAttempts(maxAttempts);
    }

    /** This policy with another number of attempts. */
    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, factor, cap, retryOn);
    }

    /** This policy with another back-off. */
    public RetryPolicy withBackoff(Duration newFactor, Duration newCap) {
        return new RetryPolicy(maxAttempts, newFactor, newCap, retryOn);
    }

    /** This policy, retrying only these exceptions and their subclasses. */
    public RetryPolicy retryingOn(List<Class<? extends Throwable>> types) {
        return new RetryPolicy(maxAttempts, factor, cap, types);
    }

    /** Whether another attempt may mend it. */
    public boolean isRetryable(Throwable thrown) {
        if (!(thrown instanceof Exception)) {
            return false;
        }
        return retryOn.isEmpty() || retryOn.stream().anyMatch(type -> type.isInstance(thrown));
    }

    /**
     * The wait after failed attempt {@code attempt}, in nanoseconds.
     *
     * @param attempt number of the attempt that failed, from 1
     */
    public long backoffNanos(int attempt) {
        if (attempt <= 1 || factor.isZero()) {
            return 0;
        }
        double wanted = (double) factor.toNanos() * Math.pow(2, attempt - 1.0);
        return (long) Math.min(wanted, (double) cap.toNanos());
    }

    private static void requireNotNegative(Duration value, String name) {
        Objects.requireNonNull(value, name);
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, got " + value);
        }
    }
}
