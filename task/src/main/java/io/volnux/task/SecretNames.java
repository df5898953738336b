// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.Locale;
import java.util.Set;

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

    /** Whether values of this name are masked. */
    public static boolean matches(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }
}
