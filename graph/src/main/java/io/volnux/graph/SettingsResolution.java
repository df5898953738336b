// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.Durations;
import io.volnux.task.RetryPolicy;
import io.volnux.task.StopCondition;
import io.volnux.task.TaskOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges what the script, the definition and the engine say about one task. */
final class SettingsResolution {

    private static final Map<String, String> CONSTANTS = Map.of(
            "THREADPOOL_EXECUTOR", "threadpool",
            "PROCESSPOOL_EXECUTOR", "process",
            "GRPC_EXECUTOR", "grpc",
            "TCP_EXECUTOR", "tcp");

    private final CompileOptions engine;
    private final Map<TaskDefinition, TaskSettings> plain = new LinkedHashMap<>();

    SettingsResolution(CompileOptions engine) {
        this.engine = engine;
    }

    TaskSettings of(TaskDefinition definition, TaskOptions options) {
        if (options.asMap().isEmpty()) {
            return plain.computeIfAbsent(definition, each -> merge(each, options));
        }
        return merge(definition, options);
    }

    private TaskSettings merge(TaskDefinition definition, TaskOptions options) {
        TaskDefaults defaults = definition.defaults();
        Map<String, @Nullable Object> config = new LinkedHashMap<>(defaults.executorConfig());
        if (options.value("executor_config") instanceof Map<?, ?> written) {
            written.forEach((key, value) -> config.put(String.valueOf(key), value));
        }
        Object stop = options.value("stop_condition");
        return new TaskSettings(
                retry(defaults.retry(), options),
                executor(defaults.executor(), options),
                config,
                stop == null ? defaults.stopConditions() : List.of(stopCondition(stop)),
                options.value("bypass_event_checks", Boolean.class, false),
                timeout(defaults.attemptTimeout(), options));
    }

    private @Nullable RetryPolicy retry(@Nullable RetryPolicy own, TaskOptions options) {
        int attempts = options.value("retry_attempts", Integer.class, 0);
        if (attempts < 2) {
            return own;
        }
        return (own == null ? engine.defaultRetry() : own).withMaxAttempts(attempts);
    }

    private static @Nullable String executor(@Nullable String own, TaskOptions options) {
        Object named = options.value("executor");
        String name = named == null ? own : named.toString();
        if (name == null || name.equals("DEFAULT_EXECUTOR")) {
            return null;
        }
        return CONSTANTS.getOrDefault(name, name.toLowerCase(Locale.ROOT));
    }

    private static StopCondition stopCondition(Object name) {
        return StopCondition.valueOf(name.toString().toUpperCase(Locale.ROOT));
    }

    private static @Nullable Duration timeout(@Nullable Duration own, TaskOptions options) {
        return switch (options.value("attempt_timeout")) {
            case null -> own;
            case Number seconds -> Durations.ofSeconds(seconds.doubleValue());
            case Object text -> Durations.parse(text.toString());
        };
    }
}
