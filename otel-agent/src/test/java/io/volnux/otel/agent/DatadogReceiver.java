// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Receives traces in the protocol of Datadog's agent, version 0.4, and keeps them. Thread-safe. */
final class DatadogReceiver implements AutoCloseable {

    private final HttpServer server;
    private final Queue<DatadogSpan> spans = new ConcurrentLinkedQueue<>();

    DatadogReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/v0.4/traces", this::receive);
        server.createContext("/", exchange -> answer(exchange, 404, ""));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<DatadogSpan> spans() {
        return List.copyOf(spans);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try {
            Object traces = new MessagePack(exchange.getRequestBody().readAllBytes()).next();
            list(traces).forEach(trace -> list(trace).forEach(span -> spans.add(DatadogSpan.of((Map<?, ?>) span))));
            answer(exchange, 200, "{\"rate_by_service\":{}}");
        } catch (RuntimeException unreadable) {
            answer(exchange, 400, unreadable.toString());
        }
    }

    private static List<?> list(@Nullable Object value) {
        return Objects.requireNonNull((List<?>) value);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
