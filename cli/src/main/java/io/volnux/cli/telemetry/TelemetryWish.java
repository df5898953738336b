// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.telemetry;

import io.volnux.cli.text.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    private static final String OTLP = "OTEL_EXPORTER_OTLP_";

    private static final String PLACE = "ENDPOINT";

    /** Settings that say where telemetry goes, in the spelling of variables, beside those of OTLP. */
    private static final Set<String> ASKING = Set.of(
            "OTEL_TRACES_EXPORTER",
            "OTEL_METRICS_EXPORTER",
            "OTEL_LOGS_EXPORTER",
            "VOLNUX_OTEL_OTLP_ENDPOINT",
            "VOLNUX_OTEL_DATADOG_AGENT_URL",
            "VOLNUX_OTEL_TEMPO_ENDPOINT",
            "VOLNUX_OTEL_CONSOLE");

    /** Settings that say by which protocol. */
    private static final List<String> PROTOCOLS = List.of("volnux.otel.protocol", "otel.exporter.otlp.protocol");

    private static final String ENDPOINT = "\\w+://.*|[\\w.-]+:\\d+(/.*)?";

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

    /** Whether a variable says where telemetry goes. All others only say how. Every start asks for every variable. */
    static boolean asks(String variable) {
        return ASKING.contains(variable)
                || variable.startsWith("OTEL_JAVAAGENT_")
                || (variable.startsWith(OTLP)
                        && variable.endsWith(PLACE)
                        && isOfSignal(variable.substring(OTLP.length(), variable.length() - PLACE.length())));
    }

    /** Nothing for all signals, or one of them such as {@code TRACES_}. */
    private static boolean isOfSignal(String part) {
        int end = part.length() - 1;
        return part.isEmpty()
                || (end > 0
                        && part.charAt(end) == '_'
                        && part.chars().limit(end).allMatch(letter -> letter >= 'A' && letter <= 'Z'));
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
            boolean named = next != null && next.matches(ENDPOINT);
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
