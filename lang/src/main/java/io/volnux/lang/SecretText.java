// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides values of secret names in script text that is shown to people. The words are those by which values of tasks are
 * masked; this module needs no other, so they stand here again.
 */
final class SecretText {

    private static final List<String> WORDS = List.of(
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

    // possessive, so that time grows with the text and no faster
    private static final Pattern NAMED = Pattern.compile("(?<![A-Za-z0-9_])([A-Za-z_][A-Za-z0-9_-]*+)\"?+\\s*+[=:]\\s*+"
            + "(?:\"((?:\\\\.|[^\"\\\\])*+)|([0-9.]++))");

    private SecretText() {}

    /** The text with a star for every character of such a value. */
    static String masked(String text) {
        Matcher found = NAMED.matcher(text);
        StringBuilder shown = new StringBuilder(text);
        while (found.find()) {
            if (isSecret(found.group(1))) {
                int value = found.start(2) < 0 ? 3 : 2;
                for (int at = found.start(value); at < found.end(value); at++) {
                    shown.setCharAt(at, '*');
                }
            }
        }
        return shown.toString();
    }

    static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }
}
