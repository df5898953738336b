// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    /**
     * The texts and numbers among these values whose names say that they are secret. Maps and lists among them are
     * searched too; below a secret name everything is secret.
     */
    public static SecretValues of(Map<String, ? extends @Nullable Object> named) {
        return of(named, Set.of());
    }

    /** As {@link #of(Map)}, for names too that contain one of these words, letter case ignored. */
    public static SecretValues of(Map<String, ? extends @Nullable Object> named, Set<String> words) {
        if (named.isEmpty()) {
            return NONE;
        }
        List<String> found = new ArrayList<>();
        Search search = new Search(words, found);
        search.in(named, false);
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

    private record Search(Set<String> words, List<String> found) {

        void in(@Nullable Object value, boolean secret) {
            switch (value) {
                case Map<?, ?> map -> map.forEach((name, each) -> in(each, secret || isSecret(String.valueOf(name))));
                case Collection<?> items -> items.forEach(each -> in(each, secret));
                case CharSequence text when secret -> add(text.toString());
                case Number number when secret -> add(number.toString());
                case null, default -> {}
            }
        }

        private boolean isSecret(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return SecretNames.matches(name)
                    || words.stream().anyMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT)));
        }

        private void add(String text) {
            if (text.length() >= TOO_SHORT_TO_BE_TOLD_FROM_TEXT && !found.contains(text)) {
                found.add(text);
            }
        }
    }
}
