// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names whose values are never shown: in error texts, reports, signals, logs and telemetry. A name matches if it
 * contains one of the words, letter case ignored.
 */
public final class SecretNames {

    private static final Set<String> WORDS = Set.of(
            "password",
            "passwd",
            "secret",
            "token",
            "key",
            "auth",
            "credential",
            "cookie",
            "card",
            "cvv",
            "iban",
            "ssn",
            "pin");

    /** Shown in place of a secret value. */
    public static final String MASK = "***";

    private SecretNames() {}

    /** The same values, for people to see: those of secret names are masked, in maps among them too. */
    public static Map<String, @Nullable Object> masked(Map<?, ?> named) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        named.forEach((key, value) -> {
            String name = String.valueOf(key);
            boolean secret = value != null && !(value instanceof Map<?, ?>) && matches(name);
            shown.put(name, secret ? MASK : value instanceof Map<?, ?> nested ? masked(nested) : value);
        });
        return shown;
    }

    /** Whether values of this name are masked. */
    public static boolean matches(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }
}
