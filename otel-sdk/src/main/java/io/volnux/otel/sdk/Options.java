// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.volnux.otel.sdk.internal.option.Durations;
import io.volnux.otel.sdk.keep.KeepRules;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What holds, after code, properties, environment, configuration and defaults were asked in this order. */
final class Options {

    /** Where a value comes from, strongest first. */
    enum Layer {
        OVERRIDE,
        PROPERTY,
        VARIABLE,
        CONFIG,
        DEFAULT
    }

    /**
     * A value and where it comes from.
     *
     * @param twin whether it was written in OpenTelemetry's own spelling
     */
    record Value(String text, Layer layer, boolean twin) {}

    private final VolnuxTracerConfig config;
    private final Surroundings surroundings;
    private final Map<TelemetryOption, Value> values = new EnumMap<>(TelemetryOption.class);

    private Options(VolnuxTracerConfig config, Surroundings surroundings) {
        this.config = config;
        this.surroundings = surroundings;
        for (TelemetryOption option : TelemetryOption.values()) {
            find(option, true).ifPresent(value -> values.put(option, value));
        }
    }

    static Options of(VolnuxTracerConfig config, Surroundings surroundings) {
        return new Options(config, surroundings);
    }

    private Optional<Value> find(TelemetryOption option, boolean twins) {
        Optional<String> twin = twins ? option.twin() : Optional.empty();
        return Optional.ofNullable(config.overrides().get(option))
                .map(text -> new Value(text, Layer.OVERRIDE, false))
                .or(() -> surroundings.property(option.property()).map(text -> new Value(text, Layer.PROPERTY, false)))
                .or(() -> twin.flatMap(surroundings::property).map(text -> new Value(text, Layer.PROPERTY, true)))
                .or(() -> surroundings.variable(option.variable()).map(text -> new Value(text, Layer.VARIABLE, false)))
                .or(() -> twin.map(Surroundings::variableOf)
                        .flatMap(surroundings::variable)
                        .map(text -> new Value(text, Layer.VARIABLE, true)))
                .or(() -> Optional.ofNullable(config.values().get(option))
                        .map(text -> new Value(text, Layer.CONFIG, false)))
                .or(() -> option.defaultValue().map(text -> new Value(text, Layer.DEFAULT, false)));
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** The value that holds, if there is one. */
    Optional<Value> value(TelemetryOption option) {
        return Optional.ofNullable(values.get(option));
    }

    /** What somebody said, in either spelling; no default. */
    Optional<String> said(TelemetryOption option) {
        return value(option).filter(value -> value.layer() != Layer.DEFAULT).map(Value::text);
    }

    /** What somebody said in our own spelling; no default. */
    Optional<String> ours(TelemetryOption option) {
        return find(option, false)
                .filter(value -> value.layer() != Layer.DEFAULT)
                .map(Value::text);
    }

    /** The value of an option that has a default. */
    String text(TelemetryOption option) {
        return value(option)
                .map(Value::text)
                .orElseThrow(() -> new IllegalStateException(option.option() + " has no default"));
    }

    boolean flag(TelemetryOption option) {
        return parsed(option, "true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    int number(TelemetryOption option) {
        return parsed(option, "a whole number", Integer::parseInt);
    }

    double share(TelemetryOption option) {
        return parsed(option, "a number from 0 to 1", text -> {
            double share = Double.parseDouble(text);
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(text);
            }
            return share;
        });
    }

    Duration duration(TelemetryOption option) {
        return parsed(option, "a duration such as 500ms, 10s or 1m", Durations::parse);
    }

    /** Which runs are kept; empty: all. */
    Optional<KeepRules> keep() {
        double rate = share(TelemetryOption.SAMPLE_RATE);
        // with a tail decision, the rate is one more reason to keep a run; 1 is its default and would keep them all
        return KeepRules.parse(text(TelemetryOption.KEEP), rate < 1 ? rate : 0);
    }

    /** Words separated by commas. */
    List<String> words(TelemetryOption option) {
        return said(option).map(Options::split).orElse(List.of());
    }

    static List<String> split(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private <T> T parsed(TelemetryOption option, String rule, Function<String, T> parse) {
        String text = text(option).strip();
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            throw new IllegalArgumentException("%s must be %s, got '%s'".formatted(option.option(), rule, text), wrong);
        }
    }

    /** Whether telemetry was switched off, in any of the ways; anything but {@code true} for the switch means off. */
    boolean off() {
        return !isTrue(text(TelemetryOption.ENABLED))
                || surroundings
                        .otel("otel.sdk.disabled")
                        .filter(Options::isTrue)
                        .isPresent();
    }

    private static boolean isTrue(String word) {
        return word.strip().equalsIgnoreCase("true");
    }
}
