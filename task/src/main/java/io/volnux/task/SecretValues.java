// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that must not be shown because of their names, see {@link SecretNames}; removes them from texts. Immutable. */
public final class SecretValues {

    private static final int TOO_SHORT_TO_BE_TOLD_FROM_TEXT = 4;
    private static final SecretValues NONE = new SecretValues(List.of());

    private final List<String> secrets;

    private SecretValues(List<String> secrets) {
        this.secrets = secrets;
    }

    /** No secrets. */
    public static SecretValues none() {
        return NONE;
    }

    /** The texts and numbers among these values whose names say that they are secret; maps among them are searched too. */
    public static SecretValues of(Map<String, ? extends @Nullable Object> named) {
        if (named.isEmpty()) {
            return NONE;
        }
        List<String> found = new ArrayList<>();
        collect(named, found);
        found.sort(Comparator.comparingInt(String::length).reversed());
        return found.isEmpty() ? NONE : new SecretValues(List.copyOf(found));
    }

    /** These secrets and those. */
    public SecretValues and(SecretValues others) {
        if (others.secrets.isEmpty() || secrets.isEmpty()) {
            return secrets.isEmpty() ? others : this;
        }
        List<String> all = new ArrayList<>(secrets);
        others.secrets.stream().filter(secret -> !all.contains(secret)).forEach(all::add);
        all.sort(Comparator.comparingInt(String::length).reversed());
        return new SecretValues(List.copyOf(all));
    }

    /** Whether there is nothing to mask. */
    public boolean isEmpty() {
        return secrets.isEmpty();
    }

    /** The text with every secret in it masked; values of less than four characters are left alone. */
    public String scrub(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, SecretNames.MASK);
        }
        return clean;
    }

    private static void collect(Map<?, ?> named, List<String> found) {
        named.forEach((name, value) -> {
            if (value instanceof Map<?, ?> nested) {
                collect(nested, found);
            } else if (SecretNames.matches(String.valueOf(name)) && isPlain(value)) {
                String text = String.valueOf(value);
                if (text.length() >= TOO_SHORT_TO_BE_TOLD_FROM_TEXT && !found.contains(text)) {
                    found.add(text);
                }
            }
        });
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof CharSequence || value instanceof Number;
    }
}
