// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.lang.MetaMode;
import io.volnux.task.Durations;
import io.volnux.task.TaskOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A meta event: a template run over many items. Attributes come from the options in force.
 *
 * @param mode the kind
 * @param template name of the template as spelled
 * @param attributes options in force, of which the attributes are read
 */
public record MetaSpec(MetaMode mode, String template, TaskOptions attributes) {

    /** Whether an attribute is on. */
    public boolean flag(String key, boolean fallback) {
        return attributes.value(key, Boolean.class, fallback);
    }

    /** A whole-number attribute. */
    public int number(String key, int fallback) {
        return attributes.value(key, Integer.class, fallback);
    }

    /** A word attribute in lower case. */
    public String word(String key, String fallback) {
        return attributes.value(key, String.class, fallback).toLowerCase(Locale.ROOT);
    }

    /** The attribute {@code collection}, if given. */
    public Optional<Collection<?>> collection() {
        return attributes.value("collection") instanceof Collection<?> items ? Optional.of(items) : Optional.empty();
    }

    /** The attribute {@code initial_value} of REDUCE. */
    public @Nullable Object initialValue() {
        return attributes.value("initial_value");
    }

    /** Limit of the whole meta event, in seconds in the script. */
    public Optional<Duration> timeout() {
        Object value = attributes.value("timeout");
        if (value instanceof Number seconds) {
            return Optional.of(Durations.ofSeconds(seconds.doubleValue()));
        }
        return value instanceof String text ? Optional.of(Durations.parse(text)) : Optional.empty();
    }

    /** Instances at once, for {@code items} instances. */
    public int workers(int items) {
        boolean concurrent = mode != MetaMode.REDUCE && flag("concurrent", true);
        return concurrent ? Math.max(1, Math.min(number("max_workers", 4), items)) : 1;
    }
}
