// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.testing;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;

/**
 * Receives OTLP on a free port of the loopback interface, over gRPC or HTTP with protobuf, and keeps what arrives. It can
 * refuse, hang and be killed. Thread-safe.
 */
public final class OtlpReceiver implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final boolean grpc;
    private final boolean secure;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final CountDownLatch over = new CountDownLatch(1);

    // guarded by lock
    private final List<OtlpRequest> requests = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();
    private final List<LogRecord> logs = new ArrayList<>();
    private final List<Resource> resources = new ArrayList<>();
    private Answer answer = Answer.ACCEPT;
    private int port;

    private OtlpReceiver(boolean grpc, boolean secure) {
        this.grpc = grpc;
        this.secure = secure;
    }

    /** What it does with a request. Only {@link #ACCEPT} keeps what was sent. */
    public enum Answer {
        /** Keeps it and says so. */
        ACCEPT,
        /** Says that it took all but two items; keeps nothing. */
        PARTLY,
        /** Says that it must not be tried again: INTERNAL, or 400. */
        REFUSE,
        /** Says that it may be tried again: UNAVAILABLE, or 503. */
        BUSY,
        /** Wants to know who asks: UNAUTHENTICATED, or 401. */
        UNAUTHENTICATED,
        /** Takes the request and never answers. */
        HANG
    }

    /** Speaks gRPC without TLS. */
    public static OtlpReceiver grpc() {
        return new OtlpReceiver(true, false).started(List.of(Protocol.H2_PRIOR_KNOWLEDGE), 0);
    }

    /** As {@link #grpc()}, on this port. */
    public static OtlpReceiver grpc(int port) {
        return new OtlpReceiver(true, false).started(List.of(Protocol.H2_PRIOR_KNOWLEDGE), port);
    }

    /** Speaks HTTP/1.1 without TLS. */
    public static OtlpReceiver http() {
        return new OtlpReceiver(false, false).started(List.of(Protocol.HTTP_1_1), 0);
    }

    /** Speaks gRPC with TLS; with {@code clients} it insists on a client certificate. */
    public static OtlpReceiver tls(SSLSocketFactory certificates, boolean clients) {
        return secure(true, certificates, clients);
    }

    /** Speaks HTTP with TLS; with {@code clients} it insists on a client certificate. */
    public static OtlpReceiver https(SSLSocketFactory certificates, boolean clients) {
        return secure(false, certificates, clients);
    }

    private static OtlpReceiver secure(boolean grpc, SSLSocketFactory certificates, boolean clients) {
        OtlpReceiver receiver = new OtlpReceiver(grpc, true);
        receiver.server.useHttps(certificates);
        if (clients) {
            receiver.server.requireClientAuth();
        }
        return receiver.started(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1), 0);
    }

    private OtlpReceiver started(List<Protocol> protocols, int wanted) {
        server.setProtocols(protocols);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                MockResponse answer = receive(request);
                if (answer == OtlpAnswers.HANGING) {
                    awaitTheEnd();
                }
                return answer;
            }
        });
        try {
            server.start(wanted);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        port = server.getPort();
        return this;
    }

    /** Its address, such as {@code http://localhost:41234}. */
    public String endpoint() {
        return (secure ? "https" : "http") + "://localhost:" + port();
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /** What it does with requests from now on. */
    public OtlpReceiver answer(Answer value) {
        lock.lock();
        try {
            answer = value;
            return this;
        } finally {
            lock.unlock();
        }
    }

    /** Stops listening and drops all connections, as a crash would. What arrived stays readable. */
    public void kill() {
        over.countDown();
        server.close();
    }

    @Override
    public void close() {
        kill();
    }

    /** Every request, whatever the answer. */
    public List<OtlpRequest> requests() {
        return copy(() -> requests);
    }

    /** Every span accepted. */
    public List<Span> spans() {
        return copy(() -> spans);
    }

    /** Names of the spans accepted. */
    public List<String> spanNames() {
        return spans().stream().map(Span::getName).toList();
    }

    /** Every metric accepted, once per export. */
    public List<Metric> metrics() {
        return copy(() -> metrics);
    }

    /** Every log record accepted. */
    public List<LogRecord> logs() {
        return copy(() -> logs);
    }

    /** Attributes of every resource accepted, as text. */
    public List<Map<String, String>> resources() {
        return copy(() -> resources).stream()
                .map(resource -> attributes(resource.getAttributesList()))
                .toList();
    }

    /** Attributes as text. */
    public static Map<String, String> attributes(List<KeyValue> list) {
        Map<String, String> map = new HashMap<>();
        for (KeyValue pair : list) {
            var value = pair.getValue();
            String text = value.hasStringValue()
                    ? value.getStringValue()
                    : value.hasIntValue()
                            ? Long.toString(value.getIntValue())
                            : value.hasBoolValue()
                                    ? Boolean.toString(value.getBoolValue())
                                    : value.hasDoubleValue()
                                            ? Double.toString(value.getDoubleValue())
                                            : value.toString();
            map.put(pair.getKey(), text);
        }
        return map;
    }

    /** Waits until so many spans were accepted; fails after ten seconds. */
    public List<Span> awaitSpans(int count) {
        await(() -> spans.size() >= count, () -> "%d spans, got %d".formatted(count, spans.size()));
        return spans();
    }

    /** Waits until a metric of this name was accepted; fails after ten seconds. */
    public Metric awaitMetric(String name) {
        await(() -> metrics.stream().anyMatch(metric -> metric.getName().equals(name)), () -> "metric " + name);
        return metrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until so many log records were accepted; fails after ten seconds. */
    public List<LogRecord> awaitLogs(int count) {
        await(() -> logs.size() >= count, () -> "%d log records, got %d".formatted(count, logs.size()));
        return logs();
    }

    /** Waits until so many requests came, whatever the answer; fails after ten seconds. */
    public List<OtlpRequest> awaitRequests(int count) {
        await(() -> requests.size() >= count, () -> "%d requests, got %d".formatted(count, requests.size()));
        return requests();
    }

    private void await(Supplier<Boolean> reached, Supplier<String> wanted) {
        long left = Duration.ofSeconds(10).toNanos();
        lock.lock();
        try {
            while (!reached.get()) {
                if (left <= 0) {
                    throw new AssertionError("receiver must get " + wanted.get());
                }
                left = arrived.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        } finally {
            lock.unlock();
        }
    }

    private <T> List<T> copy(Supplier<List<T>> source) {
        lock.lock();
        try {
            return List.copyOf(source.get());
        } finally {
            lock.unlock();
        }
    }

    private void awaitTheEnd() {
        try {
            over.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private MockResponse receive(RecordedRequest request) {
        OtlpRequest read = OtlpRequest.read(request, grpc);
        lock.lock();
        try {
            requests.add(read);
            if (answer == Answer.ACCEPT) {
                keep(read);
            }
            arrived.signalAll();
            return OtlpAnswers.of(answer, grpc, read.signal() != OtlpRequest.Signal.UNKNOWN);
        } catch (IOException unreadable) {
            return OtlpAnswers.of(Answer.REFUSE, grpc, true);
        } finally {
            lock.unlock();
        }
    }

    private void keep(OtlpRequest request) throws IOException {
        switch (request.signal()) {
            case TRACES ->
                request.traces().forEach(part -> {
                    resources.add(part.getResource());
                    part.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
                });
            case METRICS ->
                request.metrics().forEach(part -> {
                    resources.add(part.getResource());
                    part.getScopeMetricsList().forEach(scope -> metrics.addAll(scope.getMetricsList()));
                });
            case LOGS ->
                request.logs().forEach(part -> {
                    resources.add(part.getResource());
                    part.getScopeLogsList().forEach(scope -> logs.addAll(scope.getLogRecordsList()));
                });
            case UNKNOWN -> {}
        }
    }
}
