// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.volnux.graph.TaskNode;
import io.volnux.observe.Started;
import io.volnux.otel.internal.Texts;
import io.volnux.task.SecretNames;
import io.volnux.task.SecretValues;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of a run that telemetry must not show: inputs and options whose names say so. */
final class Secrets {

    private Secrets() {}

    static SecretValues of(Started.Run run, Set<String> words) {
        SecretValues secrets = SecretValues.of(run.pipeline().inputs(), words);
        if (words.isEmpty()) {
            return secrets.and(run.graph().secretOptions());
        }
        for (TaskNode task : run.graph().tasks()) {
            secrets = secrets.and(SecretValues.of(task.options().extras(), words));
        }
        return secrets;
    }

    /** Whether a name is secret, by the built-in words or by these. */
    static boolean matches(String name, Set<String> words) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SecretNames.matches(name)
                || words.stream().anyMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** A value as text: masked below secret names, and what is no plain value by its shape only. */
    static String shown(String name, @Nullable Object value, Set<String> words) {
        if (matches(name, words)) {
            return SecretNames.MASK;
        }
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> each.getKey() + "=" + shown(String.valueOf(each.getKey()), each.getValue(), words))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Collection<?> items ->
                items.stream().map(each -> shown("", each, words)).collect(Collectors.joining(", ", "[", "]"));
            case null -> "null";
            case CharSequence text -> text.toString();
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case Enum<?> constant -> constant.name();
            case TemporalAccessor time -> time.toString();
            case TemporalAmount span -> span.toString();
            default -> Texts.shape(value);
        };
    }
}
