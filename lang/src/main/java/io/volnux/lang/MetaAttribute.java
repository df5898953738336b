// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an attribute of a meta event must be. */
sealed interface MetaAttribute {
    /** Returns what is wrong with a value, if anything is: "must be …". */
    Optional<String> objection(@Nullable Object value);

    /** The attributes of a mode by name, in the order of the language's documentation. */
    static Map<String, MetaAttribute> of(MetaMode mode) {
        var attributes = new LinkedHashMap<String, MetaAttribute>();
        attributes.put("concurrent", mode == MetaMode.REDUCE ? new NotTrue() : new Flag());
        attributes.put("concurrency_mode", new Choice(List.of("thread", "process")));
        attributes.put("max_workers", new Int(1));
        attributes.put("collection", new Items());
        attributes.put("timeout", new Time());
        attributes.put("partial_success", new Flag());
        attributes.put("batch_size", new Int(0));
        switch (mode) {
            case MAP -> attributes.put("skip_errors", new Flag());
            case FILTER -> {
                attributes.put("keep_on_error", new Flag());
                attributes.put("invert", new Flag());
            }
            case REDUCE -> {
                attributes.put("initial_value", new Anything());
                attributes.put("direction", new Choice(List.of("left", "right")));
                attributes.put("skip_errors", new Flag());
            }
            case FOREACH -> {
                attributes.put("continue_on_error", new Flag());
                attributes.put("track_failures", new Flag());
            }
            case FLATMAP -> {
                attributes.put("flatten_depth", new Int(-1));
                attributes.put("skip_errors", new Flag());
            }
            case FANOUT -> {
                attributes.put(
                        "aggregation_strategy",
                        new Choice(List.of("all", "first", "majority", "fastest", "consensus")));
                attributes.put("count", new Int(1));
                attributes.put("continue_on_error", new Flag());
                attributes.put("min_success_count", new Int(0));
            }
        }
        return Collections.unmodifiableMap(attributes);
    }

    /** Returns the attribute a mode cannot do without. */
    static Optional<String> required(MetaMode mode) {
        return switch (mode) {
            case REDUCE -> Optional.of("initial_value");
            case FANOUT -> Optional.of("count");
            case MAP, FILTER, FOREACH, FLATMAP -> Optional.empty();
        };
    }

    /** Returns the names to suggest from. */
    default List<String> choices() {
        return List.of();
    }

    private static Optional<String> unless(boolean right, String rule) {
        return right ? Optional.empty() : Optional.of("must be " + rule);
    }

    /** Whatever a script can write. */
    record Anything() implements MetaAttribute {
        @Override
        public Optional<String> objection(@Nullable Object value) {
            return Optional.empty();
        }
    }

    /** True or false. */
    record Flag() implements MetaAttribute {
        @Override
        public Optional<String> objection(@Nullable Object value) {
            return unless(value instanceof Boolean, "true or false");
        }
    }

    /** A flag that cannot be set. */
    record NotTrue() implements MetaAttribute {
        @Override
        public Optional<String> objection(@Nullable Object value) {
            return unless(Boolean.FALSE.equals(value), "false, because each step needs the one before");
        }
    }

    /** An integer that is large enough. */
    record Int(long least) implements MetaAttribute {
        @Override
        public Optional<String> objection(@Nullable Object value) {
            if (value instanceof Long number && number > Integer.MAX_VALUE) {
                return unless(false, "an integer of at most " + Integer.MAX_VALUE);
            }
            return unless(value instanceof Long number && number >= least, "an integer of at least " + least);
        }
    }

    /** A list. */
    record Items() implements MetaAttribute {
        @Override
        public Optional<String> objection(@Nullable Object value) {
            return unless(value instanceof List, "a list");
        }
    }

    /** A time above 0. */
    record Time() implements MetaAttribute {
        @Override
        public Optional<String> objection(@Nullable Object value) {
            boolean right = value != null
                    && DurationText.of(value).filter(time -> !time.isZero()).isPresent();
            return unless(right, "a time above 0 in seconds or a text such as \"30s\"");
        }
    }

    /** One text of several, in any letters. */
    record Choice(List<String> choices) implements MetaAttribute {
        @Override
        public Optional<String> objection(@Nullable Object value) {
            boolean right =
                    value instanceof String text && choices.stream().anyMatch(choice -> choice.equalsIgnoreCase(text));
            return unless(right, "one of " + String.join(", ", choices));
        }
    }
}
