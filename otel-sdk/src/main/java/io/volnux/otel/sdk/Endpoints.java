// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.volnux.otel.sdk.internal.export.Target;
import io.volnux.otel.sdk.internal.option.Durations;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where each signal goes: exactly where it was told to, each place once. */
final class Endpoints {

    private static final String OTLP = "otel.exporter.otlp.";
    private static final String HTTP = "http/protobuf";
    private static final int GRPC_PORT = 4317;
    private static final int HTTP_PORT = 4318;
    /** Options that an end point of ours gets, with the property OpenTelemetry knows them by. */
    private static final List<TelemetryOption> PER_ENDPOINT = List.of(
            TelemetryOption.HEADERS,
            TelemetryOption.COMPRESSION,
            TelemetryOption.TIMEOUT,
            TelemetryOption.TRUSTED_CERTIFICATES,
            TelemetryOption.CLIENT_KEY,
            TelemetryOption.CLIENT_CERTIFICATE);

    private final Options options;
    private final Map<String, String> otel;

    Endpoints(Options options) {
        this.options = options;
        this.otel = options.surroundings().otel();
    }

    /** The OTLP end points of a signal. */
    List<Target> of(Target.Signal signal) {
        Set<String> seen = new HashSet<>();
        return all(signal).stream().filter(target -> seen.add(identity(target))).toList();
    }

    /** End points that more than one option names. */
    Set<String> written() {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        for (Target target : all(Target.Signal.TRACES)) {
            if (!seen.add(identity(target))) {
                twice.add(target.endpoint());
            }
        }
        return twice;
    }

    private List<Target> all(Target.Signal signal) {
        List<Target> targets = new ArrayList<>();
        if (names(signal).contains("otlp") && otlpWanted(signal)) {
            targets.add(otlp(signal));
        }
        if (!isNone(signal)) {
            options.said(TelemetryOption.DATADOG_AGENT_URL)
                    .ifPresent(url -> targets.add(own(TelemetryOption.DATADOG_AGENT_URL, url, signal)));
            if (signal == Target.Signal.TRACES) {
                options.said(TelemetryOption.TEMPO_ENDPOINT)
                        .ifPresent(url -> targets.add(own(TelemetryOption.TEMPO_ENDPOINT, url, signal)));
            }
        }
        return targets;
    }

    /** Exporters beside OTLP that {@code OTEL_*_EXPORTER} names. */
    List<String> others(Target.Signal signal) {
        return names(signal).stream()
                .filter(name -> !name.equals("otlp") && !name.equals("none") && !name.equals("console"))
                .toList();
    }

    /** Whether spans are printed. */
    boolean console() {
        return options.flag(TelemetryOption.CONSOLE)
                || names(Target.Signal.TRACES).contains("console");
    }

    /** Whether anybody said where telemetry should go. */
    boolean said() {
        return options.said(TelemetryOption.OTLP_ENDPOINT).isPresent()
                || options.said(TelemetryOption.DATADOG_AGENT_URL).isPresent()
                || options.said(TelemetryOption.TEMPO_ENDPOINT).isPresent()
                || otel.keySet().stream().anyMatch(key -> key.startsWith(OTLP) && key.endsWith(".endpoint"));
    }

    private boolean isNone(Target.Signal signal) {
        return names(signal).contains("none");
    }

    private List<String> names(Target.Signal signal) {
        String named = otel.get("otel." + signal.word() + ".exporter");
        return named == null ? List.of("otlp") : Options.split(named.toLowerCase(Locale.ROOT));
    }

    private boolean otlpWanted(Target.Signal signal) {
        boolean here = options.said(TelemetryOption.OTLP_ENDPOINT).isPresent()
                || otel.containsKey(OTLP + signal.word() + ".endpoint");
        boolean named = otel.containsKey("otel." + signal.word() + ".exporter");
        return here || named || (!said() && !console());
    }

    private Target otlp(Target.Signal signal) {
        Map<String, String> settings = new HashMap<>();
        otel.forEach((key, value) -> {
            if (key.startsWith(OTLP)) {
                settings.put(key, value);
            }
        });
        PER_ENDPOINT.forEach(option -> options.said(option).ifPresent(value -> put(settings, option, value)));
        String special = OTLP + signal.word() + ".endpoint";
        String written = Optional.ofNullable(settings.get(special))
                .or(() -> options.said(TelemetryOption.OTLP_ENDPOINT))
                .orElse("");
        String protocol = Optional.ofNullable(settings.get(OTLP + signal.word() + ".protocol"))
                .or(() -> options.said(TelemetryOption.PROTOCOL))
                .orElse(impliedProtocol(written));
        checkProtocol(protocol);
        boolean http = protocol.equals(HTTP);
        String endpoint = written.isEmpty() ? "http://localhost:" + (http ? HTTP_PORT : GRPC_PORT) : written;
        settings.put(OTLP + "protocol", protocol);
        if (settings.containsKey(special)) {
            String name = Surroundings.variableOf(special);
            String address = http ? parse(name, endpoint).toString() : address(name, endpoint, protocol);
            settings.put(special, address);
            return target(signal, address, protocol, settings);
        }
        String address = address(TelemetryOption.OTLP_ENDPOINT.option(), endpoint, protocol);
        settings.put(OTLP + "endpoint", address);
        return target(signal, address, protocol, settings);
    }

    private Target own(TelemetryOption option, String url, Target.Signal signal) {
        Map<String, String> settings = new HashMap<>();
        PER_ENDPOINT.forEach(each -> options.ours(each).ifPresent(value -> put(settings, each, value)));
        String protocol = options.ours(TelemetryOption.PROTOCOL).orElse(impliedProtocol(url));
        checkProtocol(protocol);
        String endpoint = address(option.option(), url, protocol);
        settings.put(OTLP + "protocol", protocol);
        settings.put(OTLP + "endpoint", endpoint);
        if (option == TelemetryOption.DATADOG_AGENT_URL) {
            settings.put(OTLP + "metrics.temporality.preference", "delta");
        }
        return target(signal, endpoint, protocol, settings);
    }

    private Target target(Target.Signal signal, String endpoint, String protocol, Map<String, String> settings) {
        if (options.text(TelemetryOption.PROFILE).equals("datadog")) {
            settings.putIfAbsent(OTLP + "metrics.temporality.preference", "delta");
        }
        return new Target(signal, endpoint, protocol, settings);
    }

    private static void put(Map<String, String> settings, TelemetryOption option, String value) {
        String key = option.twin().orElseThrow();
        settings.put(
                key,
                option == TelemetryOption.TIMEOUT
                        ? Long.toString(Durations.parse(value.strip()).toMillis())
                        : value);
    }

    /** The port that is OTLP's over HTTP by convention says so, if nobody else does. */
    private static String impliedProtocol(String endpoint) {
        String host = endpoint.replaceFirst("^[a-z]+://", "").replaceFirst("/.*", "");
        return host.endsWith(":" + HTTP_PORT) ? HTTP : "grpc";
    }

    private static void checkProtocol(String protocol) {
        if (!protocol.equals("grpc") && !protocol.equals(HTTP)) {
            throw new IllegalArgumentException("protocol must be grpc or http/protobuf, got '%s'".formatted(protocol));
        }
    }

    /** The end point with a scheme, and without the path of a signal, which the exporter adds itself. */
    private static String address(String name, String text, String protocol) {
        URI uri = parse(name, text);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
        if (protocol.equals("grpc") && !path.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s must have no path when the protocol is grpc, got '%s'; remove '%s' or set protocol to http/protobuf"
                            .formatted(name, text, path));
        }
        String base = path.replaceFirst("/v1/(traces|metrics|logs)$", "");
        return uri.getScheme() + "://" + uri.getRawAuthority() + base;
    }

    private static URI parse(String name, String text) {
        String stripped = text.strip();
        String whole = stripped.contains("://") ? stripped : "http://" + stripped;
        try {
            URI uri = URI.create(whole);
            boolean known = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (known && uri.getHost() != null && uri.getUserInfo() == null && uri.getRawQuery() == null) {
                return uri;
            }
        } catch (IllegalArgumentException unreadable) {
            // said below
        }
        throw new IllegalArgumentException("%s must be http:// or https:// with host and port, got '%s'"
                .formatted(name, withoutSecrets(stripped)));
    }

    private static String withoutSecrets(String address) {
        return address.replaceFirst("//[^/@]*@", "//***@").replaceFirst("\\?.*", "?***");
    }

    private static String identity(Target target) {
        URI uri = URI.create(target.endpoint());
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/v1/[a-z]+$", "");
        return (uri.getScheme() + "://" + uri.getHost() + ":" + port + path).toLowerCase(Locale.ROOT);
    }
}
