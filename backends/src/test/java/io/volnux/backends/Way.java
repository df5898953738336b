// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One way in which OTLP reaches the Collector.
 *
 * @param name for people
 * @param protocol grpc or http/protobuf
 * @param endpoint where to
 * @param settings the rest, in the environment variables every OpenTelemetry SDK understands
 */
record Way(String name, String protocol, String endpoint, Map<String, String> settings) {
    private static final String PREFIX = "OTEL_EXPORTER_OTLP_";

    Way {
        settings = Map.copyOf(settings);
    }

    /** Plain, compressed, TLS, TLS with a client certificate, and with a token, each by gRPC and by HTTP. */
    static List<Way> into(Backends backends) {
        var trusting = Map.of(PREFIX + "CERTIFICATE", backends.value("tls.authority"));
        var identified = Map.of(
                PREFIX + "CERTIFICATE", backends.value("tls.authority"),
                PREFIX + "CLIENT_CERTIFICATE", backends.value("tls.client.certificate"),
                PREFIX + "CLIENT_KEY", backends.value("tls.client.key"));
        var compressed = Map.of(PREFIX + "COMPRESSION", "gzip");
        var token = Map.of(PREFIX + "HEADERS", "authorization=Bearer%20" + backends.value("collector.token"));
        return List.of(
                grpc("gRPC", backends.value("collector.grpc")),
                http("HTTP", backends.value("collector.http")),
                grpc("gRPC, gzip", backends.value("collector.grpc")).with(compressed),
                http("HTTP, gzip", backends.value("collector.http")).with(compressed),
                grpc("gRPC, TLS", backends.value("collector.tls.grpc")).with(trusting),
                http("HTTP, TLS", backends.value("collector.tls.http")).with(trusting),
                grpc("gRPC, mTLS", backends.value("collector.mtls.grpc")).with(identified),
                http("HTTP, mTLS", backends.value("collector.mtls.http")).with(identified),
                grpc("gRPC, token", backends.value("collector.token.grpc")).with(token),
                http("HTTP, token", backends.value("collector.token.http")).with(token));
    }

    static Way grpc(String name, String endpoint) {
        return new Way(name, "grpc", endpoint, Map.of());
    }

    static Way http(String name, String endpoint) {
        return new Way(name, "http/protobuf", endpoint, Map.of());
    }

    Way with(Map<String, String> more) {
        var all = new HashMap<>(settings);
        all.putAll(more);
        return new Way(name, protocol, endpoint, all);
    }

    /** What the command line of Volnux is told of it. */
    List<String> words() {
        return List.of("--otlp", endpoint, "--otlp-protocol", protocol);
    }

    /** What an SDK is told of it. */
    Map<String, String> variables() {
        return with(Map.of(PREFIX + "PROTOCOL", protocol, PREFIX + "ENDPOINT", endpoint)).settings;
    }

    @Override
    public String toString() {
        return name;
    }
}
