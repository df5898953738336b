// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which inputs of a run are shown on its root span as {@code workflow.input.<field>}; by default none.
 *
 * @param mode what is shown
 * @param fields the allow-list of {@link Mode#FIELDS}, otherwise empty
 */
public record InputCapture(Mode mode, Set<String> fields) {

    /** What is shown. */
    public enum Mode {
        /** Nothing. */
        NONE,
        /** Values of the listed fields, also of those whose names look secret: listing them is the explicit allow. */
        FIELDS,
        /** Type and size of every field, no value. */
        TYPES,
        /** Every value, masked where the name says it is secret. */
        ALL
    }

    public InputCapture {
        fields = Set.copyOf(fields);
    }

    /** Nothing is shown. */
    public static InputCapture none() {
        return new InputCapture(Mode.NONE, Set.of());
    }

    /** The values of these fields are shown, whatever their names. */
    public static InputCapture fields(String... names) {
        return new InputCapture(Mode.FIELDS, Set.of(names));
    }

    /** Type and size of every field. */
    public static InputCapture types() {
        return new InputCapture(Mode.TYPES, Set.of());
    }

    /** Every value, masked where the name says it is secret. */
    public static InputCapture all() {
        return new InputCapture(Mode.ALL, Set.of());
    }

    /** Reads {@code none}, {@code types}, {@code all}, or field names separated by commas. */
    public static InputCapture parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "", "none" -> none();
            case "types" -> types();
            case "all" -> all();
            default ->
                new InputCapture(
                        Mode.FIELDS,
                        Arrays.stream(text.split(","))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.toSet()));
        };
    }
}
