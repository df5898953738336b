// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.doctor;

import io.volnux.otel.sdk.internal.export.Target;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From a probe that failed to its cause and what helps. */
public final class Causes {

    private Causes() {}

    /** The diagnosis; looks at the socket if there was no answer. */
    public static Diagnosis of(Target target, Outcome outcome) {
        return outcome.answered() ? answered(target, outcome.status()) : unanswered(target, outcome);
    }

    private static Diagnosis answered(Target target, String status) {
        String text = status.toUpperCase(Locale.ROOT);
        if (text.contains("UNAUTHENTICATED") || text.contains("PERMISSION_DENIED") || text.matches("HTTP 40[13].*")) {
            return new Diagnosis(
                    "it does not know who asks: " + status,
                    "set headers (VOLNUX_OTEL_HEADERS), such as an API key, and check that it is valid");
        }
        if (text.contains("UNIMPLEMENTED") || text.startsWith("HTTP 404")) {
            return new Diagnosis(
                    "it does not take " + target.signal().word() + " there: " + status,
                    switch (target.signal()) {
                        case TRACES -> "check the address: it must be that of an OTLP receiver for traces";
                        case METRICS -> "switch metrics off (VOLNUX_OTEL_METRICS=false) or send them elsewhere";
                        case LOGS -> "switch logs off (VOLNUX_OTEL_LOGS=false) or send them elsewhere";
                    });
        }
        if (text.contains("UNAVAILABLE") || text.matches("HTTP (429|502|503|504).*")) {
            return new Diagnosis("it is overloaded or not ready: " + status, "look at the receiver's own log");
        }
        if (text.matches("HTTP (405|415|426|505).*") || text.contains("INTERNAL")) {
            return sighted(target, SocketLook.at(URI.create(target.endpoint())), status);
        }
        return new Diagnosis("it refuses: " + status, "look at the receiver's own log");
    }

    private static Diagnosis unanswered(Target target, Outcome outcome) {
        Throwable failure = outcome.failure();
        String text = chain(failure);
        URI endpoint = URI.create(target.endpoint());
        if (endpoint.getScheme().equals("https")) {
            return secure(endpoint, text);
        }
        return sighted(target, SocketLook.at(endpoint), text);
    }

    private static Diagnosis sighted(Target target, SocketLook.Sight sight, String text) {
        String place = place(URI.create(target.endpoint()));
        boolean grpc = target.protocol().equals("grpc");
        return switch (sight) {
            case NO_HOST ->
                new Diagnosis("no such host: " + place, "check the name; inside a container it may be another");
            case NOBODY ->
                new Diagnosis(
                        "nothing listens at " + place, "start the receiver there, or change the end point's address");
            case NO_ROUTE -> new Diagnosis("packets to " + place + " vanish", "check address, network and firewall");
            case SILENT ->
                new Diagnosis(
                        place + " takes connections and never answers",
                        "check that an OTLP receiver is behind it and not stuck");
            case TLS -> new Diagnosis(place + " wants TLS and is spoken to without", "write https:// in the end point");
            case HTTP1 ->
                grpc
                        ? new Diagnosis(
                                "gRPC is spoken to an HTTP port: " + place,
                                "set protocol to http/protobuf (VOLNUX_OTEL_PROTOCOL), or use the gRPC port, often"
                                        + " 4317")
                        : new Diagnosis("it answers HTTP, but not OTLP: " + text, "check port and path");
            case HTTP2 ->
                grpc
                        ? new Diagnosis("it speaks HTTP/2, but does not answer OTLP: " + text, "look at its own log")
                        : new Diagnosis(
                                "HTTP is spoken to a gRPC port: " + place,
                                "set protocol to grpc (VOLNUX_OTEL_PROTOCOL), or use the HTTP port, often 4318");
            case OTHER ->
                new Diagnosis("the exchange breaks off: " + text, "check that " + place + " is an OTLP receiver");
        };
    }

    private static Diagnosis secure(URI endpoint, String text) {
        String place = place(endpoint);
        if (text.contains("Unsupported or unrecognized SSL message") || text.contains("plaintext connection")) {
            return new Diagnosis(place + " speaks no TLS", "write http:// in the end point");
        }
        if (text.contains("PKIX") || text.contains("unable to find valid certification path")) {
            return new Diagnosis(
                    "the certificate of " + place + " is not trusted",
                    "set trustedCertificates (VOLNUX_OTEL_TRUSTED_CERTIFICATES) to a PEM file with its issuer");
        }
        if (text.contains("not verified") || text.contains("No subject alternative")) {
            return new Diagnosis(
                    "the certificate of " + place + " is for another name", "use the name it was made for");
        }
        if (text.contains("certificate_required") || text.contains("bad_certificate")) {
            return new Diagnosis(
                    place + " wants a certificate of the client",
                    "set clientKey and clientCertificate (VOLNUX_OTEL_CLIENT_KEY, VOLNUX_OTEL_CLIENT_CERTIFICATE)");
        }
        return switch (SocketLook.at(endpoint)) {
            case NO_HOST -> new Diagnosis("no such host: " + place, "check the name");
            case NOBODY -> new Diagnosis("nothing listens at " + place, "start the receiver there");
            case NO_ROUTE -> new Diagnosis("packets to " + place + " vanish", "check address, network and firewall");
            case HTTP1, HTTP2 -> new Diagnosis(place + " speaks no TLS", "write http:// in the end point");
            case TLS, SILENT, OTHER ->
                new Diagnosis("TLS with " + place + " fails: " + text, "check certificates and protocol versions");
        };
    }

    private static String place(URI endpoint) {
        return endpoint.getPort() < 0 ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort();
    }

    private static String chain(@Nullable Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null && text.length() < 600; cause = cause.getCause()) {
            text.append(text.isEmpty() ? "" : "; ").append(cause.getMessage());
            for (Throwable also : cause.getSuppressed()) {
                text.append("; ").append(also.getMessage());
            }
        }
        return text.isEmpty() ? "no answer" : text.toString();
    }
}
