// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Receives traces in the protocol of Datadog's agent, version 0.4, and keeps them. Thread-safe. */
final class DatadogReceiver implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final Queue<DatadogSpan> spans = new ConcurrentLinkedQueue<>();
    private final Queue<AssertionError> failures = new ConcurrentLinkedQueue<>();

    DatadogReceiver() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return request.getUrl().encodedPath().equals("/v0.4/traces") ? receive(request) : answer(404, "");
            }
        });
        try {
            server.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return server.getPort();
    }

    /** What arrived; fails if something could not be read. */
    List<DatadogSpan> spans() {
        failures.forEach(failure -> {
            throw failure;
        });
        return List.copyOf(spans);
    }

    private MockResponse receive(RecordedRequest request) {
        ByteString body = Objects.requireNonNullElse(request.getBody(), ByteString.EMPTY);
        try {
            Object traces = new MessagePack(body.toByteArray()).next();
            list(traces).forEach(trace -> list(trace).forEach(span -> spans.add(DatadogSpan.of((Map<?, ?>) span))));
            return answer(200, "{\"rate_by_service\":{}}");
        } catch (RuntimeException unreadable) {
            failures.add(new AssertionError(
                    "traces must be readable, got %d bytes and %s".formatted(body.size(), request.getHeaders()),
                    unreadable));
            return answer(400, unreadable.toString());
        }
    }

    private static List<?> list(@Nullable Object value) {
        return Objects.requireNonNull((List<?>) value);
    }

    private static MockResponse answer(int status, String text) {
        return new MockResponse.Builder().code(status).body(text).build();
    }

    @Override
    public void close() {
        server.close();
    }
}
