// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.RetryPolicy;
import io.volnux.task.StopCondition;
import io.volnux.task.Strategy;
import io.volnux.task.Task;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A task as registered: its name and version, how to get an instance, and what it asks for. Immutable. */
public final class TaskDefinition {

    private final String namespace;
    private final String name;
    private final Version version;
    private final Supplier<? extends Task<?>> factory;
    private final boolean shared;
    private final TaskDefaults defaults;
    private final List<TaskParameter> parameters;
    private final @Nullable TaskParameter piped;
    private final @Nullable Type returns;
    private final Set<String> resultsUsed;
    private final @Nullable Deprecation deprecation;
    private final @Nullable String changelog;
    private final String source;

    /** Class of the latest instance that was looked at and had none. */
    private volatile @Nullable Class<?> withoutHooks;

    private TaskDefinition(Builder builder) {
        this.namespace = builder.namespace;
        this.name = builder.name;
        this.version = Version.parse(builder.version);
        this.factory = builder.factory;
        this.shared = builder.shared;
        this.defaults = new TaskDefaults(
                builder.executor,
                builder.executorConfig,
                builder.retry,
                builder.strategy,
                builder.stopConditions,
                builder.attemptTimeout);
        this.parameters = List.copyOf(builder.parameters);
        this.piped = builder.piped;
        this.returns = builder.returns;
        this.resultsUsed = Set.copyOf(builder.resultsUsed);
        this.deprecation = builder.deprecation;
        this.changelog = builder.changelog;
        this.source = builder.source;
    }

    /** A task that is one shared, thread-safe object, such as a lambda. */
    public static <T extends @Nullable Object> Builder of(String name, Task<T> task) {
        Objects.requireNonNull(task, "task");
        return new Builder(name, () -> task, true);
    }

    /** A task with a fresh instance per execution. */
    public static Builder of(String name, Supplier<? extends Task<?>> factory) {
        return new Builder(name, factory, false);
    }

    /** Namespace, {@code local} by default. */
    public String namespace() {
        return namespace;
    }

    /** Name as registered. */
    public String name() {
        return name;
    }

    /** {@code ns::Name}, without {@code local::}. */
    public String qualifiedName() {
        return namespace.equals("local") ? name : namespace + "::" + name;
    }

    /** Version, 1.0.0 by default. */
    public Version version() {
        return version;
    }

    /** An instance for one execution; serves all its attempts. */
    public Task<?> create() {
        return factory.get();
    }

    /** Whether {@link #create()} calls code that makes an instance; false for a task that is one shared object. */
    public boolean makesInstances() {
        return !shared;
    }

    /** Whether this instance, made by {@link #create()}, has hooks of its own. */
    public boolean hasHooks(Task<?> task) {
        Class<?> type = task.getClass();
        if (type.equals(withoutHooks)) {
            return false;
        }
        if (Hooks.areOverridden(type)) {
            return true;
        }
        withoutHooks = type;
        return false;
    }

    /** What it asks for when the script says nothing. */
    public TaskDefaults defaults() {
        return defaults;
    }

    /** Inputs it wants by name. */
    public List<TaskParameter> parameters() {
        return parameters;
    }

    /** What it wants piped in, if it says so: a task method does by its parameter. */
    public Optional<TaskParameter> piped() {
        return Optional.ofNullable(piped);
    }

    /** Type of its content, if it is known: a task method says so, and a task class by its {@code process}. */
    public Optional<Type> returns() {
        return Optional.ofNullable(returns);
    }

    /** Names of tasks whose latest result it wants. */
    public Set<String> resultsUsed() {
        return resultsUsed;
    }

    /** Why it should no longer be used. */
    public Optional<Deprecation> deprecation() {
        return Optional.ofNullable(deprecation);
    }

    /** What changed in this version. */
    public Optional<String> changelog() {
        return Optional.ofNullable(changelog);
    }

    /** Where it comes from, for people: a class, a method, or {@code code}. */
    public String source() {
        return source;
    }

    @Override
    public String toString() {
        return qualifiedName() + " " + version;
    }

    /** Collects the parts of a definition; not thread-safe. */
    public static final class Builder {

        private final String name;
        private final Supplier<? extends Task<?>> factory;
        private final boolean shared;
        private final List<TaskParameter> parameters = new ArrayList<>();
        private final Set<String> resultsUsed = new LinkedHashSet<>();
        private @Nullable TaskParameter piped;
        private @Nullable Type returns;
        private String namespace = "local";
        private String version = "1.0.0";
        private @Nullable String executor;
        private Map<String, @Nullable Object> executorConfig = Map.of();
        private @Nullable RetryPolicy retry;
        private @Nullable Strategy strategy;
        private List<StopCondition> stopConditions = List.of();
        private @Nullable Duration attemptTimeout;
        private @Nullable Deprecation deprecation;
        private @Nullable String changelog;
        private String source = "code";

        private Builder(String name, Supplier<? extends Task<?>> factory, boolean shared) {
            this.name = Objects.requireNonNull(name, "name");
            this.factory = Objects.requireNonNull(factory, "factory");
            this.shared = shared;
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw new IllegalArgumentException(
                        "task name must be letters, digits and _, not starting with a digit, got '" + name + "'");
            }
        }

        /** Namespace; default {@code local}. */
        public Builder namespace(String value) {
            this.namespace = Objects.requireNonNull(value, "namespace");
            return this;
        }

        /** Version; default {@code 1.0.0}. */
        public Builder version(String value) {
            this.version = Objects.requireNonNull(value, "version");
            return this;
        }

        /** Executor by name; default: the one of the kind of stage. */
        public Builder executor(String value) {
            this.executor = Objects.requireNonNull(value, "executor");
            return this;
        }

        /** Settings of the executor. */
        public Builder executorConfig(Map<String, @Nullable Object> value) {
            this.executorConfig = Objects.requireNonNull(value, "executorConfig");
            return this;
        }

        /** Retry policy; default: one attempt. */
        public Builder retry(RetryPolicy value) {
            this.retry = Objects.requireNonNull(value, "retry");
            return this;
        }

        /** Verdict over stages it decides; default ALL_MUST_SUCCEED. */
        public Builder strategy(Strategy value) {
            this.strategy = Objects.requireNonNull(value, "strategy");
            return this;
        }

        /** Any of these ends the run; default none. */
        public Builder stopOn(StopCondition... values) {
            this.stopConditions = List.of(values);
            return this;
        }

        /** Limit of one attempt; default none. */
        public Builder attemptTimeout(Duration value) {
            this.attemptTimeout = Objects.requireNonNull(value, "attemptTimeout");
            return this;
        }

        /** Declares an input, so that it is bound and checked before the run. */
        public Builder input(String inputName, Type type) {
            parameters.add(new TaskParameter(inputName, type, true));
            return this;
        }

        /** Declares an input that may be absent. */
        public Builder optionalInput(String inputName, Type type) {
            parameters.add(new TaskParameter(inputName, type, false));
            return this;
        }

        /**
         * Declares what it wants piped in. If it is required, a script that pipes nothing in is refused; what can
         * certainly not become its type is warned of.
         */
        public Builder piped(TaskParameter value) {
            this.piped = Objects.requireNonNull(value, "piped");
            return this;
        }

        /** Declares the type of its content, so that a pipe into what can never take it is warned of. */
        public Builder returns(Type value) {
            this.returns = Objects.requireNonNull(value, "returns");
            return this;
        }

        /** Declares that it asks for the latest result of another task, so that it is retained. */
        public Builder resultOf(String taskName) {
            resultsUsed.add(taskName);
            return this;
        }

        /** Marks this version as deprecated. */
        public Builder deprecated(Deprecation value) {
            this.deprecation = Objects.requireNonNull(value, "deprecation");
            return this;
        }

        /** What changed in this version. */
        public Builder changelog(String value) {
            this.changelog = Objects.requireNonNull(value, "changelog");
            return this;
        }

        /** Where it comes from, for people. */
        public Builder source(String value) {
            this.source = Objects.requireNonNull(value, "source");
            return this;
        }

        /**
         * The definition.
         *
         * @throws IllegalArgumentException if the version cannot be read
         */
        public TaskDefinition build() {
            return new TaskDefinition(this);
        }
    }
}
