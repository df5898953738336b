// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.trace.Span;
import io.volnux.otel.internal.Durations;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.otel.semconv.VolnuxMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Sums over the instances of one meta event. Thread-safe. */
final class FanSums {

    private static final int ERROR_TYPES = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLongArray buckets = new AtomicLongArray(VolnuxMetrics.SECONDS.size() + 1);
    private final Map<String, Long> errors = new HashMap<>();
    private long count;
    private long failures;
    private long retries;
    private long sum;
    private long min = Long.MAX_VALUE;
    private long max;

    void add(long nanos, long retried, @Nullable String error) {
        lock.lock();
        try {
            count++;
            retries += retried;
            sum += nanos;
            min = Math.min(min, nanos);
            max = Math.max(max, nanos);
            buckets.incrementAndGet(bucket(Durations.seconds(nanos)));
            if (error != null) {
                failures++;
                errors.merge(errors.size() < ERROR_TYPES ? error : "other", 1L, Long::sum);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Failed instances by type of error. */
    Map<String, Long> errors() {
        lock.lock();
        try {
            return Map.copyOf(errors);
        } finally {
            lock.unlock();
        }
    }

    /** What the meta event's own span says. */
    void totals(Span span) {
        span.setAttribute(VolnuxAttributes.META_TOTAL, count);
        span.setAttribute(VolnuxAttributes.META_FAILED, failures);
    }

    /** What the fold says. */
    void describe(Span span) {
        span.setAttribute(VolnuxAttributes.FOLD_COUNT, count);
        span.setAttribute(VolnuxAttributes.FOLD_FAILURES, failures);
        span.setAttribute(VolnuxAttributes.FOLD_RETRIES, retries);
        span.setAttribute(VolnuxAttributes.FOLD_SUM, Durations.millis(sum));
        span.setAttribute(VolnuxAttributes.FOLD_MIN, Durations.millis(count == 0 ? 0 : min));
        span.setAttribute(VolnuxAttributes.FOLD_MAX, Durations.millis(max));
        span.setAttribute(VolnuxAttributes.FOLD_BOUNDS, VolnuxMetrics.SECONDS);
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < buckets.length(); i++) {
            counts.add(buckets.get(i));
        }
        span.setAttribute(VolnuxAttributes.FOLD_COUNTS, counts);
        if (!errors.isEmpty()) {
            span.setAttribute(
                    VolnuxAttributes.FOLD_ERRORS,
                    errors.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .sorted()
                            .toList());
        }
    }

    private static int bucket(double seconds) {
        int place = 0;
        while (place < VolnuxMetrics.SECONDS.size() && seconds > VolnuxMetrics.SECONDS.get(place)) {
            place++;
        }
        return place;
    }
}
