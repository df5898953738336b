// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What became of everything for one end point. Thread-safe. */
public final class EndpointCounters implements Wire {

    private final String endpoint;
    private final FailureLog log;
    private final LongAdder exported = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder cpu = new LongAdder();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicReference<@Nullable String> status = new AtomicReference<>();
    private volatile boolean unreachable;
    private volatile boolean closing;

    /** Nothing counted yet. */
    public EndpointCounters(String endpoint, FailureLog log) {
        this.endpoint = endpoint;
        this.log = log;
    }

    /** Where it goes. */
    public String endpoint() {
        return endpoint;
    }

    /** A span asks to be sent; false: too many wait already, and it is counted as dropped. */
    boolean admit(int limit) {
        if (waiting.incrementAndGet() > limit) {
            waiting.decrementAndGet();
            dropped.increment();
            return false;
        }
        return true;
    }

    void taken(int spans) {
        waiting.addAndGet(-spans);
        underWay.addAndGet(spans);
    }

    void over(int spans, boolean success) {
        underWay.addAndGet(-spans);
        (success ? exported : failed).add(spans);
        if (!success) {
            String known = status.get();
            log.failed(endpoint, known == null ? "no answer in time" : known);
        }
    }

    void worked(long nanos) {
        cpu.add(nanos);
    }

    /** Nothing is tried again from here on. */
    public void closing() {
        closing = true;
    }

    /** Whether nobody listens there, as far as is known. */
    public boolean unreachable() {
        return unreachable;
    }

    /** The last answer or error, null before the first. */
    public @Nullable String lastStatus() {
        return status.get();
    }

    @Override
    public boolean mayRetry() {
        return !closing;
    }

    @Override
    public void sent(long count) {
        bytes.add(count);
    }

    @Override
    public void answered(String text, boolean success) {
        unreachable = false;
        status.set(text);
        if (!success) {
            log.failed(endpoint, text);
        }
    }

    /** Counted as failed, and taken off what the same request will count as exported. */
    @Override
    public void rejected(long spans) {
        exported.add(-spans);
        failed.add(spans);
        log.failed(endpoint, "it rejects some spans");
    }

    @Override
    public void broken(Throwable cause) {
        stumbled(cause);
        log.failed(endpoint, FailureLog.text(cause));
    }

    @Override
    public void stumbled(Throwable cause) {
        unreachable = cause instanceof ConnectException || cause instanceof UnknownHostException;
        status.set(FailureLog.text(cause));
    }

    /** What became of the spans so far; what still waits when the end has come will not be sent. */
    public Snapshot snapshot(boolean ended) {
        return new Snapshot(
                endpoint,
                exported.sum(),
                failed.sum() + (ended ? underWay.get() : 0),
                dropped.sum() + (ended ? waiting.get() : 0),
                new Cost(bytes.sum(), cpu.sum()));
    }

    /** Spans that are neither sent nor given up. */
    public int outstanding() {
        return waiting.get() + underWay.get();
    }

    /**
     * Counts at one moment.
     *
     * @param endpoint where to
     * @param exported spans the end point took
     * @param failed spans it did not take
     * @param dropped spans that were never sent
     * @param cost of sending
     */
    public record Snapshot(String endpoint, long exported, long failed, long dropped, Cost cost) {}

    /**
     * What sending took.
     *
     * @param bytes sent, of all signals, before compression; what nobody answered was not sent
     * @param cpuNanos CPU time of the exporting thread
     */
    public record Cost(long bytes, long cpuNanos) {}
}
