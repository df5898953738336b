// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options written at one place, before anything is inherited.
 *
 * @param written those between brackets, in the order written
 * @param factor the retry factor, or null; it outranks a written {@code retry_attempts}
 */
public record Options(List<Option> written, @Nullable Option factor) {
    /** The key under which a factor appears. */
    public static final String RETRY_ATTEMPTS = "retry_attempts";

    /** No options. */
    public static final Options NONE = new Options(List.of(), null);

    public Options {
        written = List.copyOf(written);
    }

    /** Returns what is in force here: the factor as {@code retry_attempts}, then the written options without those it outranks. */
    public List<Option> entries() {
        if (factor == null) {
            return written;
        }
        var entries = new ArrayList<Option>(written.size() + 1);
        entries.add(factor);
        for (var option : written) {
            if (!option.key().equals(factor.key())) {
                entries.add(option);
            }
        }
        return Collections.unmodifiableList(entries);
    }

    /** Returns the option in force under a key. */
    public Optional<Option> find(String key) {
        if (factor != null && factor.key().equals(key)) {
            return Optional.of(factor);
        }
        for (var option : written) {
            if (option.key().equals(key)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    /** Returns the resolved values in force by key, unmodifiable; a value may be null. */
    public Map<String, @Nullable Object> values() {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var option : entries()) {
            values.put(option.key(), option.value());
        }
        return Collections.unmodifiableMap(values);
    }

    /** Returns whether nothing is set here. */
    public boolean isEmpty() {
        return written.isEmpty() && factor == null;
    }

    Options withFactor(Option newFactor) {
        return new Options(written, newFactor);
    }
}
