// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.telemetry;

import io.volnux.cli.text.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says about telemetry.
 *
 * @param otlp the end point, empty if none is named
 * @param protocol {@code grpc} or {@code http/protobuf}, empty if nothing is said
 * @param consoleSpans whether spans are printed
 * @param detail {@code run}, {@code task} or {@code full}, empty if nothing is said
 * @param surroundings whether a property or variable of this process asks for telemetry
 */
public record TelemetryWish(String otlp, String protocol, boolean consoleSpans, String detail, boolean surroundings) {

    /** Where {@code --otlp} alone sends to. */
    public static final String DEFAULT_ENDPOINT = "http://localhost:4317";

    /** Where {@code --otlp} alone sends to by HTTP. */
    public static final String DEFAULT_HTTP_ENDPOINT = "http://localhost:4318";

    private static final String HTTP = "http/protobuf";

    /** Nothing is asked for. */
    public static final TelemetryWish NONE = new TelemetryWish("", "", false, "", false);

    private static final Set<String> DETAILS = Set.of("run", "task", "full");

    /** Settings that say where telemetry goes, in the spelling of variables. All others only say how. */
    private static final Pattern ASKING = Pattern.compile("OTEL_EXPORTER_OTLP_([A-Z]+_)?ENDPOINT"
            + "|OTEL_(TRACES|METRICS|LOGS)_EXPORTER|OTEL_JAVAAGENT_.*"
            + "|VOLNUX_OTEL_(OTLP_ENDPOINT|DATADOG_AGENT_URL|TEMPO_ENDPOINT|CONSOLE)");

    /** Settings that say by which protocol. */
    private static final List<String> PROTOCOLS = List.of("volnux.otel.protocol", "otel.exporter.otlp.protocol");

    private static final Pattern ENDPOINT = Pattern.compile("\\w+://.*|[\\w.-]+:\\d+(/.*)?");

    /**
     * What a command line says, and the process around it.
     *
     * @throws UserError if it makes no sense
     */
    public static TelemetryWish of(String otlp, String protocol, boolean consoleSpans, String detail) {
        TelemetryWish wish = new TelemetryWish(otlp, protocol, consoleSpans, detail, isAskedByProcess());
        if (!protocol.isEmpty() && !protocol.equals("grpc") && !protocol.equals(HTTP)) {
            throw new UserError("--otlp-protocol must be grpc or %s, got '%s'".formatted(HTTP, protocol));
        }
        if (!protocol.isEmpty() && otlp.isEmpty() && !wish.surroundings) {
            throw new UserError("--otlp-protocol must go with --otlp or an end point in the environment such as"
                    + " OTEL_EXPORTER_OTLP_ENDPOINT");
        }
        if (!detail.isEmpty() && !DETAILS.contains(detail)) {
            throw new UserError("--trace-detail must be run, task or full, got '%s'".formatted(detail));
        }
        if (!detail.isEmpty() && !wish.isMade()) {
            throw new UserError("--trace-detail must go with --otlp, --console-spans or an end point in the"
                    + " environment such as OTEL_EXPORTER_OTLP_ENDPOINT");
        }
        return wish;
    }

    private static boolean isAskedByProcess() {
        return System.getenv().keySet().stream().anyMatch(TelemetryWish::asks)
                || System.getProperties().stringPropertyNames().stream()
                        .filter(name -> name.startsWith("otel.") || name.startsWith("volnux.otel."))
                        .anyMatch(name -> asks(name.toUpperCase(Locale.ROOT).replace('.', '_')));
    }

    static boolean asks(String variable) {
        return ASKING.matcher(variable).matches();
    }

    /** Whether anybody asks for telemetry. */
    public boolean isMade() {
        return !otlp.isEmpty() || consoleSpans || surroundings;
    }

    /**
     * The words of a command line in which {@code --otlp} always has its value: what follows it is one only if it looks
     * like an end point, because it may be the path of a script.
     */
    public static List<String> complete(List<String> words) {
        if (!words.contains("--otlp")) {
            return words;
        }
        List<String> complete = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.equals("--otlp")) {
                complete.add(word);
                continue;
            }
            @Nullable String next = i + 1 < words.size() ? words.get(i + 1) : null;
            boolean named = next != null && ENDPOINT.matcher(next).matches();
            complete.add("--otlp=" + (named ? next : isByHttp(words) ? DEFAULT_HTTP_ENDPOINT : DEFAULT_ENDPOINT));
            i += named ? 1 : 0;
        }
        return complete;
    }

    private static boolean isByHttp(List<String> words) {
        String typed = String.join("=", words);
        return typed.contains("--otlp-protocol=")
                ? typed.contains("--otlp-protocol=" + HTTP)
                : PROTOCOLS.stream()
                        .anyMatch(name -> HTTP.equals(System.getProperty(name))
                                || HTTP.equals(System.getenv(
                                        name.toUpperCase(Locale.ROOT).replace('.', '_'))));
    }
}
