// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from beside the code.
 *
 * @param variables of the environment
 * @param properties of the system
 */
record Surroundings(Map<String, String> variables, Map<String, String> properties) {

    Surroundings {
        variables = Map.copyOf(variables);
        properties = Map.copyOf(properties);
    }

    /** Those of this process, now. */
    static Surroundings ofProcess() {
        Map<String, String> properties = new HashMap<>();
        System.getProperties().stringPropertyNames().forEach(name -> {
            String value = System.getProperty(name);
            if (value != null) {
                properties.put(name, value);
            }
        });
        return new Surroundings(System.getenv(), properties);
    }

    /** A variable that is set to something. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** A property that is set to something. */
    Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name)).filter(value -> !value.isBlank());
    }

    /** One of OpenTelemetry's own settings, as property or variable. */
    Optional<String> otel(String property) {
        return property(property).or(() -> variable(variableOf(property)));
    }

    /** All of OpenTelemetry's own settings, by property. */
    Map<String, String> otel() {
        Map<String, String> all = new HashMap<>();
        variables.forEach((name, value) -> {
            if (name.startsWith("OTEL_") && !value.isBlank()) {
                all.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        properties.forEach((name, value) -> {
            if (name.startsWith("otel.") && !value.isBlank()) {
                all.put(name, value);
            }
        });
        return all;
    }

    static String variableOf(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
