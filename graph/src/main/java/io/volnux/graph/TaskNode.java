// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.lang.Position;
import io.volnux.task.TaskOptions;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One occurrence of a task (or a meta event) in a script, with everything the engine needs to execute it. */
public final class TaskNode implements UnitNode {

    private final String id;
    private final String name;
    private final TaskDefinition definition;
    private final TaskSettings settings;
    private final TaskOptions options;
    private final @Nullable MetaSpec meta;
    private final Position position;
    private final boolean plain;

    TaskNode(
            Identity identity,
            TaskDefinition definition,
            TaskSettings settings,
            TaskOptions options,
            @Nullable MetaSpec meta) {
        this.id = identity.id();
        this.name = identity.name();
        this.position = identity.position();
        this.definition = Objects.requireNonNull(definition, "definition");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.options = Objects.requireNonNull(options, "options");
        this.meta = meta;
        this.plain = settings.demandNothing() && !definition.makesInstances();
    }

    record Identity(String id, String name, Position position) {}

    /** Place in the script, the same in every run. */
    public String id() {
        return id;
    }

    /** The name as spelled in the script; {@code MAP<Clean>} for a meta event. */
    public String name() {
        return name;
    }

    /**
     * The name with the namespace unless that is {@code local}: {@code sh::Run}, {@code MAP<sh::Run>}. This is how people
     * are told of the task, everywhere.
     */
    public String label() {
        if (namespace().equals("local")) {
            return name;
        }
        String prefix = namespace() + "::";
        return meta == null ? prefix + name : meta.mode() + "<" + prefix + meta.template() + ">";
    }

    /** Namespace of the task, or of the template. */
    public String namespace() {
        return definition.namespace();
    }

    /** The registered task, or the template of a meta event. */
    public TaskDefinition definition() {
        return definition;
    }

    /** Settings in force, from script, groups, definition and engine. */
    public TaskSettings settings() {
        return settings;
    }

    /** Options in force as written in the script. */
    public TaskOptions options() {
        return options;
    }

    /** What kind of meta event this is; empty for an ordinary task. */
    public Optional<MetaSpec> meta() {
        return Optional.ofNullable(meta);
    }

    /**
     * Whether executing it, or an instance of it, is calling it, on the thread at hand and as the one object it is: neither
     * time-out nor executor, bypass check or stop condition is set.
     */
    public boolean isPlain() {
        return plain;
    }

    /** Where the name stands in the script. */
    public Position position() {
        return position;
    }

    @Override
    public String toString() {
        return name;
    }
}
