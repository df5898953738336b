// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.lang.Position;
import io.volnux.lang.Warning;
import io.volnux.lang.WarningCode;
import io.volnux.task.Problem;
import io.volnux.task.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks names up, each once, and gathers what is wrong with them. */
final class NameResolution {

    private static final int SHOWN = 8;

    private final TaskRegistry registry;
    private final Map<String, TaskDefinition> known = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    NameResolution(TaskRegistry registry) {
        this.registry = registry;
    }

    List<Problem> problems() {
        return problems;
    }

    List<Warning> warnings() {
        return warnings;
    }

    TaskDefinition resolve(String namespace, String name, Position position) {
        String key = namespace + "::" + name;
        TaskDefinition definition = known.get(key);
        if (definition == null) {
            definition = look(namespace, name, position);
            known.put(key, definition);
        }
        return definition;
    }

    private TaskDefinition look(String namespace, String name, Position position) {
        String shown = namespace.equals("local") ? name : namespace + "::" + name;
        return switch (registry.resolve(namespace, name)) {
            case TaskRegistry.Resolution.Found(var definition) -> {
                definition.deprecation().ifPresent(old -> warnOfDeprecated(definition, old, position));
                yield definition;
            }
            case TaskRegistry.Resolution.Ambiguous(var candidates) -> {
                String message = "task '%s' could be %s; write one of them exactly"
                        .formatted(shown, String.join(" or ", candidates));
                problems.add(
                        new Problem("AMBIGUOUS", message, name, position.line(), position.column(), null, candidates));
                yield unresolved(namespace, name);
            }
            case TaskRegistry.Resolution.Unknown(var suggestion) -> {
                String message = "task '%s' is not registered; %s".formatted(shown, registered(namespace));
                problems.add(new Problem(
                        "UNKNOWN", message, name, position.line(), position.column(), suggestion, List.of()));
                yield unresolved(namespace, name);
            }
            case TaskRegistry.Resolution.NoVersion(var constraint, var versions) -> {
                String message = "task '%s' is pinned to %s, but only %s is registered; change the pin"
                        .formatted(shown, constraint, String.join(", ", versions));
                problems.add(
                        new Problem("NO_VERSION", message, name, position.line(), position.column(), null, List.of()));
                yield unresolved(namespace, name);
            }
        };
    }

    private String registered(String namespace) {
        List<String> names = registry.definitions().stream()
                .filter(definition -> definition.namespace().equals(namespace))
                .map(TaskDefinition::qualifiedName)
                .distinct()
                .toList();
        if (names.isEmpty()) {
            return "no task is registered in namespace " + namespace;
        }
        String more = names.size() > SHOWN ? ", ... (%d in all)".formatted(names.size()) : "";
        return "known: " + String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + more;
    }

    private void warnOfDeprecated(TaskDefinition definition, Deprecation old, Position position) {
        @Nullable String instead = old.replacement();
        warnings.add(new Warning(
                WarningCode.W_DEPRECATED_TASK,
                "task %s is deprecated: %s%s"
                        .formatted(definition, old.reason(), instead == null ? "" : "; use " + instead + " instead"),
                position,
                null));
    }

    private static TaskDefinition unresolved(String namespace, String name) {
        Supplier<Task<?>> none = () -> {
            throw new IllegalStateException("task '" + name + "' is not registered");
        };
        return TaskDefinition.of(name, none)
                .namespace(namespace)
                .source("unresolved")
                .build();
    }
}
