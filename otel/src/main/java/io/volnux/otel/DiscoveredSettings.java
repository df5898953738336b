// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Options of telemetry that nobody configures in code, in the spelling of those that can be: a system property before an
 * environment variable. A wrong one is told and has no effect.
 */
record DiscoveredSettings(
        Function<String, @Nullable String> properties, Function<String, @Nullable String> environment) {

    private static final System.Logger LOG = System.getLogger("io.volnux.otel");

    /** Those of this process. */
    static DiscoveredSettings current() {
        return new DiscoveredSettings(System::getProperty, System::getenv);
    }

    /** Those that are set, on top of what the builder has. */
    VolnuxTelemetryBuilder applyTo(VolnuxTelemetryBuilder builder) {
        set("volnux.otel.span.budget", text -> builder.spanBudget(number(text)));
        set("volnux.otel.task.name.separator", builder::taskNameSeparator);
        set("volnux.otel.capture.inputs", text -> builder.captureInputs(InputCapture.parse(text)));
        set(
                "volnux.otel.redact",
                text -> builder.redact(
                        Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toSet())));
        set("volnux.otel.metrics", text -> builder.metrics(flag(text)));
        set("volnux.otel.profile", text -> builder.profile(profile(text)));
        return builder;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("it must be a whole number, got '%s'".formatted(text), wrong);
        }
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it must be true or false, got '%s'".formatted(text));
        };
    }

    private static BackendProfile profile(String text) {
        return Arrays.stream(BackendProfile.values())
                .filter(profile -> profile.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it must be one of %s, got '%s'"
                        .formatted(Arrays.toString(BackendProfile.values()).toLowerCase(Locale.ROOT), text)));
    }

    private void set(String property, Consumer<String> setter) {
        String variable = property.toUpperCase(Locale.ROOT).replace('.', '_');
        String text = properties.apply(property);
        String said = text == null ? environment.apply(variable) : text;
        if (said == null || said.isBlank()) {
            return;
        }
        try {
            setter.accept(said.strip());
        } catch (IllegalArgumentException wrong) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} is ignored: {1}",
                    text == null ? variable : property,
                    wrong.getMessage());
        }
    }
}
