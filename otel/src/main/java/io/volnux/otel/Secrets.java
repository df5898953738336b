// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.volnux.graph.TaskNode;
import io.volnux.observe.Started;
import io.volnux.task.SecretNames;
import io.volnux.task.SecretValues;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of a run that telemetry must not show: inputs and options whose names say so. */
final class Secrets {

    private Secrets() {}

    static SecretValues of(Started.Run run, Set<String> words) {
        SecretValues secrets = SecretValues.of(renamed(run.pipeline().inputs(), words));
        for (TaskNode task : run.graph().tasks()) {
            secrets = secrets.and(SecretValues.of(renamed(task.options().extras(), words)));
        }
        return secrets;
    }

    /** Whether a name is secret, by the built-in words or by these. */
    static boolean matches(String name, Set<String> words) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SecretNames.matches(name)
                || words.stream().anyMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** Names that only these words make secret get a name that is. */
    private static Map<String, @Nullable Object> renamed(
            Map<String, ? extends @Nullable Object> named, Set<String> words) {
        Map<String, @Nullable Object> all = new HashMap<>(named);
        if (!words.isEmpty()) {
            named.forEach((name, value) -> {
                if (matches(name, words)) {
                    all.put("secret " + name, value);
                }
            });
        }
        return all;
    }
}
