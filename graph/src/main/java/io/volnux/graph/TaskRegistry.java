// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.lang.NearestName;
import io.volnux.task.ConfigurationException;
import io.volnux.task.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tasks that scripts can name. Immutable; made by a {@link Builder}. */
public final class TaskRegistry {

    private static final TaskRegistry EMPTY = builder().build();

    /** Namespace to name to versions, in order of registration. */
    private final Map<String, Map<String, List<TaskDefinition>>> tasks;

    private final Map<String, String> pins;

    private TaskRegistry(Map<String, Map<String, List<TaskDefinition>>> tasks, Map<String, String> pins) {
        this.tasks = tasks;
        this.pins = pins;
    }

    /** Starts an empty registry. */
    public static Builder builder() {
        return new Builder();
    }

    /** A registry without tasks. */
    public static TaskRegistry empty() {
        return EMPTY;
    }

    /** A registry of all tasks in these objects, see {@link Builder#methods(Object)}. */
    public static TaskRegistry ofMethods(Object... holders) {
        Builder builder = builder();
        for (Object holder : holders) {
            builder.methods(holder);
        }
        return builder.build();
    }

    /** What a name of a script stands for. */
    public sealed interface Resolution {
        /** Exactly one task. */
        record Found(TaskDefinition definition) implements Resolution {}

        /** Several names differ in letter case only. */
        record Ambiguous(List<String> candidates) implements Resolution {}

        /** No such name; {@code suggestion} is a near one, if there is one. */
        record Unknown(@Nullable String suggestion) implements Resolution {}

        /** The name exists, but no version satisfies the configured pin. */
        record NoVersion(String constraint, List<String> versions) implements Resolution {}
    }

    /** Looks a name up: case-sensitively first, then ignoring case if that leaves exactly one. */
    public Resolution resolve(String namespace, String name) {
        Map<String, List<TaskDefinition>> names = tasks.getOrDefault(namespace, Map.of());
        List<TaskDefinition> exact = names.get(name);
        if (exact != null) {
            return choose(exact);
        }
        List<String> near =
                names.keySet().stream().filter(name::equalsIgnoreCase).toList();
        if (near.size() > 1) {
            return new Resolution.Ambiguous(near);
        }
        if (near.size() == 1) {
            return choose(Objects.requireNonNull(names.get(near.get(0))));
        }
        return new Resolution.Unknown(NearestName.nearest(name, names.keySet()).orElse(null));
    }

    private Resolution choose(List<TaskDefinition> versions) {
        String constraint = pins.getOrDefault(versions.get(0).qualifiedName(), "");
        Comparator<TaskDefinition> preference = Comparator.<TaskDefinition, Boolean>comparing(
                        definition -> definition.deprecation().isEmpty())
                .thenComparing(TaskDefinition::version);
        return versions.stream()
                .filter(definition -> definition.version().satisfies(constraint))
                .max(preference)
                .<Resolution>map(Resolution.Found::new)
                .orElseGet(() -> new Resolution.NoVersion(
                        constraint,
                        versions.stream().map(each -> each.version().toString()).toList()));
    }

    /** Every namespace with at least one task. */
    public Set<String> namespaces() {
        return tasks.keySet();
    }

    /** Every task and version, in order of registration. */
    public List<TaskDefinition> definitions() {
        return tasks.values().stream()
                .flatMap(names -> names.values().stream())
                .flatMap(Collection::stream)
                .toList();
    }

    /** A builder that already holds all of this registry. */
    public Builder toBuilder() {
        Builder builder = builder();
        definitions().forEach(builder::task);
        builder.pins.putAll(pins);
        return builder;
    }

    /** Collects tasks; not thread-safe. */
    public static final class Builder {

        private final List<TaskDefinition> definitions = new ArrayList<>();
        private final Map<String, String> pins = new LinkedHashMap<>();
        private final Set<Object> seen = new LinkedHashSet<>();

        private Builder() {}

        /**
         * Adds a definition.
         *
         * @throws ConfigurationException if namespace, name and version are taken
         */
        public Builder task(TaskDefinition definition) {
            String key = definition.qualifiedName() + " " + definition.version();
            if (!seen.add(key)) {
                throw new ConfigurationException(
                        "DUPLICATE_TASK",
                        "task %s is registered twice (second: %s); give it another name or version"
                                .formatted(key, definition.source()));
            }
            definitions.add(definition);
            return this;
        }

        /** Adds a shared, thread-safe task, such as a lambda. */
        public <T extends @Nullable Object> Builder task(String name, Task<T> task) {
            return task(TaskDefinition.of(name, task).build());
        }

        /** Adds a task with a fresh instance per execution. */
        public Builder task(String name, Supplier<? extends Task<?>> factory) {
            return task(TaskDefinition.of(name, factory).build());
        }

        /**
         * Adds every public method of this object (and others marked with {@link io.volnux.task.TaskName}) as a task. The
         * object is shared by all executions, so it must be thread-safe.
         */
        public Builder methods(Object holder) {
            MethodTasks.of(holder).forEach(this::task);
            return this;
        }

        /**
         * Adds a class: itself, if it is a {@link Task}; else its methods as in {@link #methods(Object)}, with a fresh
         * instance (no-argument constructor) per execution.
         */
        public Builder type(Class<?> type) {
            MethodTasks.of(type).forEach(this::task);
            return this;
        }

        /** Adds all tasks of a resolver's namespaces. */
        public Builder resolver(NamespaceResolver resolver) {
            for (String namespace : resolver.namespaces()) {
                resolver.definitions(namespace).forEach(this::task);
            }
            return this;
        }

        /** Adds what {@link TaskProvider}s on the class path offer; a broken provider is left out, with a warning. */
        public Builder discovered(ClassLoader loader) {
            var providers =
                    ServiceLoader.load(TaskProvider.class, loader).stream().iterator();
            while (true) {
                try {
                    if (!providers.hasNext()) {
                        return this;
                    }
                    providers.next().get().register(this);
                } catch (ServiceConfigurationError | LinkageError broken) {
                    System.getLogger("io.volnux.graph")
                            .log(System.Logger.Level.WARNING, "task provider is left out", broken);
                }
            }
        }

        /** Pins a task ({@code Name} or {@code ns::Name}) to a version, {@code ^1.2.0} or {@code ~1.2.3}. */
        public Builder pin(String qualifiedName, String constraint) {
            pins.put(qualifiedName, constraint);
            return this;
        }

        /** The registry. */
        public TaskRegistry build() {
            Map<String, Map<String, List<TaskDefinition>>> tasks = new LinkedHashMap<>();
            for (TaskDefinition definition : definitions) {
                tasks.computeIfAbsent(definition.namespace(), ignored -> new LinkedHashMap<>())
                        .computeIfAbsent(definition.name(), ignored -> new ArrayList<>())
                        .add(definition);
            }
            return new TaskRegistry(tasks, Map.copyOf(pins));
        }
    }
}
