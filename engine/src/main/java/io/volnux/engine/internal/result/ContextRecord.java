// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.result;

import io.volnux.engine.internal.publish.Handle;
import io.volnux.observe.Finished;
import io.volnux.task.ExecutionContext;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.RunResult;
import io.volnux.task.TaskRecord;
import io.volnux.task.TaskResult;
import io.volnux.task.TaskResults;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One dispatched stage: the engine's own record, seen by users as {@link ExecutionContext}. */
public final class ContextRecord implements ExecutionContext {

    // immutable
    private final RunRecord run;
    private final String nodeId;
    private final @Nullable ContextRecord previous;
    private final @Nullable ContextRecord parent;
    private final long started;

    // guarded by lock, which is the run's: a lock for each context costs more than it saves
    private final ReentrantLock lock;
    private @Nullable List<Throwable> errors;

    /** Set once, before anybody else can see the context. */
    private int index;

    /** Written before the final status is published, by whoever publishes it. */
    private long ended;

    private static final VarHandle STATUS = Published.field(MethodHandles.lookup(), "status", ExecutionStatus.class);

    private static final VarHandle EXECUTIONS = Published.field(MethodHandles.lookup(), "executions", List.class);
    private static final VarHandle NEXT = Published.field(MethodHandles.lookup(), "next", ContextRecord.class);
    private static final VarHandle HANDLE = Published.field(MethodHandles.lookup(), "handle", Handle.class);

    // published through the handles above
    @SuppressWarnings("UnusedVariable")
    private ExecutionStatus status = ExecutionStatus.RUNNING;

    // likewise; null until then
    @SuppressWarnings("UnusedVariable")
    private @Nullable List<Execution> executions;

    @SuppressWarnings("UnusedVariable")
    private @Nullable ContextRecord next;

    @SuppressWarnings("UnusedVariable")
    private @Nullable Handle<Finished.Dispatch> handle;

    private volatile @Nullable List<ContextRecord> children;

    /** Spelled out when first asked for; who asks at the same time spells the same. */
    private @Nullable String id;

    /** Where a context stands, and when it begins. */
    public interface Place {

        /** Context before it in the same chain. */
        @Nullable
        ContextRecord previous();

        /** Context of the group or parallel stage around it. */
        @Nullable
        ContextRecord parent();

        /** When it begins, in nanoseconds since the start of the run: now, unless now is known already. */
        default long begins(RunRecord run) {
            return run.now();
        }
    }

    /**
     * The context of a dispatch.
     *
     * @param stage whether it counts as a stage: groups and stages that never ran do not
     */
    public ContextRecord(RunRecord run, String nodeId, boolean stage, Place place) {
        this.run = run;
        this.lock = run.lock();
        this.nodeId = nodeId;
        this.previous = place.previous();
        this.parent = place.parent();
        this.started = place.begins(run);
        run.add(this, stage);
        if (previous != null) {
            NEXT.setRelease(previous, this);
        }
        if (parent != null) {
            parent.addChild(this);
        }
    }

    void numbered(int number) {
        index = number;
    }

    private void addChild(ContextRecord child) {
        lock.lock();
        try {
            List<ContextRecord> known = children;
            if (known == null) {
                known = new CopyOnWriteArrayList<>();
                children = known;
            }
            known.add(child);
        } finally {
            lock.unlock();
        }
    }

    /** The run's own record. */
    public RunRecord record() {
        return run;
    }

    /** When it started, in nanoseconds since the start of the run. */
    public long started() {
        return started;
    }

    /** Number in its run, from 1. */
    public int index() {
        return index;
    }

    /** What observes the dispatch. */
    @SuppressWarnings("unchecked") // what the field holds
    public Handle<Finished.Dispatch> handle() {
        Handle<Finished.Dispatch> known = (Handle<Finished.Dispatch>) HANDLE.getAcquire(this);
        return known == null ? Handle.none() : known;
    }

    /** Says what observes the dispatch. */
    public void observedBy(Handle<Finished.Dispatch> dispatch) {
        HANDLE.setRelease(this, dispatch);
    }

    /** Executions it dispatches, in declared order. */
    public void dispatches(List<Execution> planned) {
        EXECUTIONS.setRelease(this, planned);
    }

    /** Executions it dispatches, in declared order. */
    @SuppressWarnings("unchecked") // what the field holds
    public List<Execution> executions() {
        List<Execution> known = (List<Execution>) EXECUTIONS.getAcquire(this);
        return known == null ? List.of() : known;
    }

    /** Whether anything was accepted in it or in a context inside it. */
    public boolean hasRun() {
        if (!executions().isEmpty()) {
            return true;
        }
        List<ContextRecord> inside = children;
        return inside != null && inside.stream().anyMatch(ContextRecord::hasRun);
    }

    /** Moves to another state, if the move is legal; answers whether it did. */
    public boolean moveTo(ExecutionStatus wanted) {
        lock.lock();
        try {
            if (!status().canMoveTo(wanted)) {
                return false;
            }
            publish(wanted, run.now());
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Completes it at a moment that is known: for the lane that alone knows of it, while it runs. */
    public void complete(long nanos) {
        publish(ExecutionStatus.COMPLETED, nanos);
    }

    private void publish(ExecutionStatus wanted, long nanos) {
        if (wanted.isFinal() && !status().isFinal()) {
            ended = nanos;
        }
        STATUS.setRelease(this, wanted);
    }

    /** Records an error that is not a task's result. */
    public void addError(Throwable error) {
        lock.lock();
        try {
            if (errors == null) {
                errors = new ArrayList<>();
            }
            errors.add(error);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets contents that no later stage can receive, here and inside, except of these tasks. */
    public void release(Set<String> keep) {
        for (Execution execution : executions()) {
            if (execution.isSettled() && !keep.contains(execution.name())) {
                execution.release();
            }
        }
        List<ContextRecord> inside = children;
        if (inside != null) {
            inside.forEach(child -> child.release(keep));
        }
    }

    /** The context after this one in the same chain, null if none yet. */
    public @Nullable ContextRecord following() {
        return (ContextRecord) NEXT.getAcquire(this);
    }

    @Override
    public String id() {
        String known = id;
        if (known == null) {
            known = run.runId() + "-c" + index;
            id = known;
        }
        return known;
    }

    @Override
    public String nodeId() {
        return nodeId;
    }

    @Override
    public ExecutionStatus status() {
        return (ExecutionStatus) STATUS.getAcquire(this);
    }

    @Override
    public List<TaskRecord> tasks() {
        return List.copyOf(executions());
    }

    @Override
    public TaskResults results() {
        List<TaskResult> known = new ArrayList<>();
        for (Execution execution : executions()) {
            if (execution.isSettled()) {
                known.add(execution.result());
            }
        }
        return TaskResults.of(known);
    }

    @Override
    public List<Throwable> errors() {
        List<Throwable> all = new ArrayList<>();
        results().forEach(result -> result.cause().ifPresent(all::add));
        lock.lock();
        try {
            if (errors != null) {
                all.addAll(errors);
            }
        } finally {
            lock.unlock();
        }
        return all;
    }

    @Override
    public Instant startedAt() {
        return run.instant(started);
    }

    @Override
    public Optional<Instant> endedAt() {
        return status().isFinal() ? Optional.of(run.instant(ended)) : Optional.empty();
    }

    @Override
    public Duration duration() {
        return Duration.ofNanos((status().isFinal() ? ended : run.now()) - started);
    }

    @Override
    public Optional<ExecutionContext> previous() {
        return Optional.ofNullable(previous);
    }

    @Override
    public Optional<ExecutionContext> next() {
        return Optional.ofNullable(following());
    }

    @Override
    public Optional<ExecutionContext> parent() {
        return Optional.ofNullable(parent);
    }

    @Override
    public List<ExecutionContext> children() {
        List<ContextRecord> known = children;
        return known == null ? List.of() : List.copyOf(known);
    }

    @Override
    public ExecutionContext head() {
        ContextRecord first = this;
        while (first.previous != null) {
            first = first.previous;
        }
        return first;
    }

    @Override
    public ExecutionContext latest() {
        ContextRecord last = this;
        for (ContextRecord following = last.following(); following != null; following = last.following()) {
            last = following;
        }
        return last;
    }

    @Override
    public List<ExecutionContext> filter(String taskName) {
        List<ExecutionContext> found = new ArrayList<>();
        for (ContextRecord each = this; each != null; each = each.following()) {
            if (each.executions().stream()
                    .anyMatch(execution -> execution.name().equals(taskName))) {
                found.add(each);
            }
        }
        return found;
    }

    @Override
    public Optional<String> traceId() {
        String own = handle().traceId();
        return Optional.ofNullable(own == null ? run.handle().traceId() : own);
    }

    @Override
    public <T> Optional<T> attachment(Class<T> type) {
        T own = handle().attachment(type);
        return Optional.ofNullable(own == null ? run.handle().attachment(type) : own);
    }

    @Override
    public RunResult run() {
        return run;
    }

    @Override
    public String toString() {
        return "context " + nodeId + " " + status().word();
    }
}
