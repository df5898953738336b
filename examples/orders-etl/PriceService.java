// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.orders;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A web service on the loopback address, with a client, as unreliable as services are: some prices are answered with
 * 503 once or twice, the taxes twice, and the warehouse is down unless asked to be up. Which calls fail is the same in
 * every run. Its threads do not keep the process alive.
 */
public final class PriceService implements AutoCloseable {

    private static final String TAXES = "AT=20\nBE=21\nCH=8\nDE=19\nES=21\nFR=20\nIT=22\nNL=21\nPL=23\nSE=25";

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Duration latency;
    private final boolean warehouse;

    private PriceService(HttpServer server, Duration latency, boolean warehouse) {
        this.server = server;
        this.latency = latency;
        this.warehouse = warehouse;
    }

    static PriceService start(Duration latency, boolean warehouse) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        PriceService service = new PriceService(HttpServer.create(anyPort, 0), latency, warehouse);
        service.server.createContext("/", service::answer);
        service.server.setExecutor(service.workers);
        Thread.ofPlatform().daemon().start(service.server::start);
        return service;
    }

    /**
     * Asks it over HTTP.
     *
     * @throws IOException if it does not answer 200: another try may help
     */
    String get(String path) throws IOException, InterruptedException {
        InetSocketAddress address = server.getAddress();
        URI uri =
                URI.create("http://%s:%d%s".formatted(address.getAddress().getHostAddress(), address.getPort(), path));
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("GET %s answered %d".formatted(path, response.statusCode()));
        }
        return response.body();
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        int before = calls.merge(path, 1, Integer::sum) - 1;
        pretendToWork();
        boolean fails = before < failures(path);
        byte[] body = (fails ? "overloaded" : body(path)).getBytes(StandardCharsets.UTF_8);
        try (call) {
            call.sendResponseHeaders(fails ? 503 : 200, body.length);
            call.getResponseBody().write(body);
        }
    }

    /** How many calls fail before one succeeds. */
    private int failures(String path) {
        if (path.equals("/stock")) {
            return warehouse ? 0 : Integer.MAX_VALUE;
        }
        if (path.equals("/taxes")) {
            return 2;
        }
        return switch (Math.floorMod(path.hashCode(), 7)) {
            case 0 -> 2;
            case 1 -> 1;
            default -> 0;
        };
    }

    private static String body(String path) {
        return switch (path) {
            case "/taxes" -> TAXES;
            case "/stock" -> "desk-oak=500\nlamp-ash=20\nsofa-linen=1000";
            default -> String.valueOf(499 + Math.floorMod(path.hashCode(), 40_000));
        };
    }

    private void pretendToWork() {
        try {
            Thread.sleep(latency);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
        client.shutdownNow();
    }
}
