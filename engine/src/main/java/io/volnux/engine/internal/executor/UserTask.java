// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.run.Lane;
import io.volnux.graph.TaskDefinition;
import io.volnux.observe.Scope;
import io.volnux.task.Bypass;
import io.volnux.task.Outcome;
import io.volnux.task.Task;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The user's task object during one execution: created, asked for a bypass, called, told how it went. */
final class UserTask {

    private final Lane lane;
    private final TaskDefinition definition;
    private final Invocation context;
    private final Site site;
    private @Nullable Task<?> task;

    UserTask(Lane lane, TaskDefinition definition, Invocation context, Site site) {
        this.lane = lane;
        this.definition = definition;
        this.context = context;
        this.site = site;
    }

    /** Makes a fresh instance, within the limits of an attempt; null if that went well. */
    @Nullable
    Ended create(Handle<?> handle) {
        RuntimeException refusal = site.refusal();
        if (refusal != null) {
            return new Ended.Rejected(refusal);
        }
        if (!definition.makesInstances()) {
            task = definition.create();
            return null;
        }
        if (!site.limited()) {
            return createHere(handle);
        }
        Ended made = site.call(
                () -> {
                    make();
                    return Outcome.<@Nullable Object>success(null);
                },
                handle::current);
        return made instanceof Ended.Returned ? null : made;
    }

    private @Nullable Ended createHere(Handle<?> handle) {
        Scope current = handle.current();
        if (!lane.worker().enter()) {
            current.close();
            return new Ended.Cancelled();
        }
        try {
            make();
            return null;
        } catch (Throwable thrown) {
            return new Ended.Threw(Failures.speakable(thrown));
        } finally {
            try {
                site.leave(lane.worker());
            } finally {
                current.close();
            }
        }
    }

    @SuppressWarnings("NullAway") // users' factories and methods return null, whatever their type says
    private void make() {
        task = Objects.requireNonNull(
                definition.create(),
                () -> "factory of task %s must make a task, got null".formatted(definition.name()));
    }

    /** The instance. */
    Task<?> instance() {
        Task<?> own = task;
        if (own == null) {
            throw new IllegalStateException("task must be created first");
        }
        return own;
    }

    /** What the bypass check makes of it: an outcome if it skips the work, a failure if it threw, null to go on. */
    @Nullable
    Ended bypassed(Supplier<Scope> around) {
        boolean[] skipped = {false};
        Ended ended = site.call(
                () -> {
                    Bypass<?> bypass = Objects.requireNonNull(
                            instance().bypass(context),
                            "bypass must return Bypass.no() or a value to skip with, got null");
                    skipped[0] = bypass.skipped();
                    return Outcome.<@Nullable Object>success(bypass.value());
                },
                around);
        return ended instanceof Ended.Returned && !skipped[0] ? null : ended;
    }

    /** Calls the hook that fits, if the task has hooks; answers how that ended, null if there was nothing to call. */
    @Nullable
    Ended told(Ended ended, Supplier<Scope> around) {
        if (!definition.hasHooks(instance())) {
            return null;
        }
        UserCode hook = Failures.hook(instance(), ended, context);
        return hook == null ? null : site.call(hook, around);
    }
}
