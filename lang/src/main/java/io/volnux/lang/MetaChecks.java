// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attributes of meta events. They may come from an enclosing group, whose options stand behind what it encloses, so a meta event inside
 * braces stays open until the outermost group is closed.
 */
final class MetaChecks {
    private static final String COUNT = "count";
    private static final String MIN_SUCCESS_COUNT = "min_success_count";

    private final Source source;
    private final Map<MetaMode, Map<String, MetaAttribute>> attributes = new EnumMap<>(MetaMode.class);

    // meta events inside the open groups, all and by the attributes they still miss
    private final List<Pending> pending = new ArrayList<>();
    private final Map<String, Deque<Pending>> missing = new HashMap<>();
    private int groups;

    MetaChecks(Source source) {
        this.source = source;
        for (var mode : MetaMode.values()) {
            attributes.put(mode, MetaAttribute.of(mode));
        }
    }

    Map<String, MetaAttribute> attributes(MetaMode mode) {
        return attributes.getOrDefault(mode, Map.of());
    }

    /** Returns a mark to hand to {@link #inherit}. */
    int openGroup() {
        groups++;
        return pending.size();
    }

    /** Checks one option of a group against every meta event inside that does not set it itself. */
    void inherit(int mark, Option option, Token at) {
        var open = missing.getOrDefault(option.key(), new ArrayDeque<>());
        while (!open.isEmpty() && open.peek().number >= mark) {
            var meta = open.pop();
            own(meta.mode, option, at);
            meta.set.put(option.key(), option);
        }
    }

    void closeGroup() {
        groups--;
        if (groups == 0) {
            pending.forEach(this::complete);
            pending.clear();
            missing.clear();
        }
    }

    /** Checks an option written at a meta event. */
    void own(MetaMode mode, Option option, Token at) {
        var attribute = attributes(mode).get(option.key());
        if (attribute == null) {
            return;
        }
        var objection = attribute.objection(option.value());
        if (objection.isPresent()) {
            var suggestion = option.value() instanceof String text
                    ? NearestName.nearest(text, attribute.choices())
                    : Optional.<String>empty();
            var message = option.key() + " of " + mode + " " + objection.get() + ", got "
                    + OptionChecks.shown(option.value());
            throw source.error(ErrorCode.E_META_ATTR, at, message, suggestion);
        }
    }

    /** Takes note of a meta event whose own options have been read. */
    void seen(MetaMode mode, Token word, Options options) {
        var set = new HashMap<String, Option>();
        options.written().forEach(option -> set.put(option.key(), option));
        var meta = new Pending(pending.size(), mode, word, set);
        if (groups == 0) {
            complete(meta);
            return;
        }
        pending.add(meta);
        for (var key : attributes(mode).keySet()) {
            if (!set.containsKey(key)) {
                missing.computeIfAbsent(key, ignored -> new ArrayDeque<>()).push(meta);
            }
        }
    }

    private void complete(Pending meta) {
        var required = MetaAttribute.required(meta.mode);
        if (required.isPresent() && !meta.set.containsKey(required.get())) {
            throw source.error(
                    ErrorCode.E_META_ATTR,
                    meta.word,
                    meta.mode + " needs " + required.get() + ", write [" + required.get() + "=…] behind it");
        }
        var least = meta.set.get(MIN_SUCCESS_COUNT);
        var count = meta.set.get(COUNT);
        if (meta.mode == MetaMode.FANOUT
                && least != null
                && count != null
                && least.value() instanceof Long wanted
                && count.value() instanceof Long copies
                && wanted > copies) {
            throw source.error(new Diagnostic(
                    ErrorCode.E_META_ATTR,
                    least.valuePosition(),
                    wanted.toString(),
                    "min_success_count of FANOUT must be at most count, which is " + copies + ", got " + wanted,
                    null,
                    null));
        }
    }

    private record Pending(int number, MetaMode mode, Token word, Map<String, Option> set) {}
}
