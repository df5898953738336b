// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.OpenTelemetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Options of telemetry that nobody configures in code, in the spelling of those that can be. Immutable. */
record DiscoveredSettings(List<Consumer<VolnuxTelemetryBuilder>> setters) {

    private static final System.Logger LOG = System.getLogger("io.volnux.otel");

    DiscoveredSettings {
        setters = List.copyOf(setters);
    }

    /** Those of this process; a wrong one is told now, and has no effect. */
    static DiscoveredSettings current() {
        return of(System::getProperty, System::getenv);
    }

    /** A property before a variable. */
    static DiscoveredSettings of(
            Function<String, @Nullable String> properties, Function<String, @Nullable String> environment) {
        Map<String, BiConsumer<VolnuxTelemetryBuilder, String>> known = new LinkedHashMap<>();
        known.put("volnux.otel.span.budget", (builder, text) -> builder.spanBudget(number(text)));
        known.put("volnux.otel.task.name.separator", VolnuxTelemetryBuilder::taskNameSeparator);
        known.put("volnux.otel.capture.inputs", (builder, text) -> builder.captureInputs(InputCapture.parse(text)));
        known.put(
                "volnux.otel.redact",
                (builder, text) -> builder.redact(Set.copyOf(Arrays.asList(text.split(",", -1)))));
        known.put("volnux.otel.metrics", (builder, text) -> builder.metrics(flag(text)));
        known.put("volnux.otel.profile", (builder, text) -> builder.profile(profile(text)));
        VolnuxTelemetryBuilder trial = VolnuxTelemetry.builder(OpenTelemetry.noop());
        List<Consumer<VolnuxTelemetryBuilder>> setters = new ArrayList<>();
        known.forEach((property, setter) -> {
            String variable = property.toUpperCase(Locale.ROOT).replace('.', '_');
            String text = properties.apply(property);
            String said = text == null ? environment.apply(variable) : text;
            if (said == null || said.isBlank()) {
                return;
            }
            try {
                setter.accept(trial, said.strip());
                setters.add(builder -> setter.accept(builder, said.strip()));
            } catch (IllegalArgumentException wrong) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} is ignored: {1}",
                        text == null ? variable : property,
                        wrong.getMessage());
            }
        });
        return new DiscoveredSettings(setters);
    }

    /** Those that are set, on top of what the builder has. */
    VolnuxTelemetryBuilder applyTo(VolnuxTelemetryBuilder builder) {
        setters.forEach(setter -> setter.accept(builder));
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
}
