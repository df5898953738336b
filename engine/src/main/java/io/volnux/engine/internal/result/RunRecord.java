// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.result;

import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.spi.TimeSource;
import io.volnux.graph.TaskGraph;
import io.volnux.observe.Finished;
import io.volnux.task.BranchDecision;
import io.volnux.task.ExecutionContext;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.MultipleResultsException;
import io.volnux.task.ResultNotFoundException;
import io.volnux.task.ResultWord;
import io.volnux.task.RunResult;
import io.volnux.task.SecretValues;
import io.volnux.task.TaskRecord;
import io.volnux.task.TaskResult;
import io.volnux.task.TaskResults;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Everything a run leaves behind: the engine's own record, seen by users as {@link RunResult}. Thread-safe. */
public final class RunRecord implements RunResult {

    // immutable
    private final String runId;
    private final String name;
    private final Map<String, @Nullable Object> inputs;
    private final TaskGraph graph;
    private final TimeSource time;
    private final Instant startedAt;
    private final long startNanos;

    private final ReentrantLock lock = new ReentrantLock();

    // guarded by lock
    private final List<BranchDecision> decisions = new ArrayList<>(0);
    private final List<Execution> unhandled = new ArrayList<>(0);

    private static final VarHandle HEAD = Published.field(MethodHandles.lookup(), "head", ContextRecord.class);
    private static final VarHandle LATEST = Published.field(MethodHandles.lookup(), "latest", ContextRecord.class);
    private static final VarHandle STAGES = Published.field(MethodHandles.lookup(), "stages", int.class);

    // written by the run's only thread, or, once it has had several, by whoever holds the lock; read by anybody
    private final GrowingList<Execution> executions = new GrowingList<>();
    private @Nullable ContextRecord head;

    @SuppressWarnings("UnusedVariable")
    private @Nullable ContextRecord latest;

    private int stages;
    private int contexts;
    private boolean shared;

    /** Made when first asked for; two threads may both make them. */
    private volatile @Nullable SecretValues secrets;

    private volatile Handle<Finished.Run> handle = Handle.none();
    private volatile @Nullable RunVerdict verdict;
    private volatile TaskResults results = TaskResults.empty();
    private volatile long endNanos = -1;

    public RunRecord(
            String runId, String name, Map<String, @Nullable Object> inputs, TaskGraph graph, TimeSource time) {
        this.graph = graph;
        this.runId = runId;
        this.name = name;
        this.inputs =
                inputs.isEmpty() ? Collections.emptyMap() : Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        this.time = time;
        this.startedAt = time.now();
        this.startNanos = time.nanoTime();
    }

    /** What must not be shown of this run: values of its inputs and options with secret names. */
    public SecretValues secrets() {
        SecretValues known = secrets;
        if (known == null) {
            known = SecretValues.of(inputs).and(graph.secretOptions());
            secrets = known;
        }
        return known;
    }

    /** The lock of everything that is recorded of this run. */
    ReentrantLock lock() {
        return lock;
    }

    /** Nanoseconds since the start of the run. */
    public long now() {
        return time.nanoTime() - startNanos;
    }

    /** The moment that many nanoseconds after the start. */
    public Instant instant(long nanos) {
        return startedAt.plusNanos(nanos);
    }

    /**
     * From now on several threads record what they do. Said by the run's only thread, before it starts another: until then
     * it needs no lock to add to the record.
     */
    public void share() {
        if (!shared) {
            shared = true;
        }
    }

    /** Whether several threads record, so that one may wait for another. */
    public boolean isShared() {
        return shared;
    }

    int add(Execution execution) {
        if (!shared) {
            return executions.add(execution);
        }
        lock.lock();
        try {
            return executions.add(execution);
        } finally {
            lock.unlock();
        }
    }

    /** Numbers a context and adds it. */
    void add(ContextRecord context, boolean stage) {
        if (!shared) {
            number(context, stage);
            return;
        }
        lock.lock();
        try {
            number(context, stage);
        } finally {
            lock.unlock();
        }
    }

    private void number(ContextRecord context, boolean stage) {
        context.numbered(++contexts);
        if (stage) {
            STAGES.setRelease(this, stages + 1);
        }
        if (head == null) {
            HEAD.setRelease(this, context);
        }
        LATEST.setRelease(this, context);
    }

    /** A branch was chosen, or none applied. */
    public void decided(BranchDecision decision) {
        lock.lock();
        try {
            decisions.add(decision);
        } finally {
            lock.unlock();
        }
    }

    /** Nothing handled these failures. */
    public void unhandled(List<Execution> failures) {
        if (failures.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            for (Execution failure : failures) {
                if (!unhandled.contains(failure)) {
                    unhandled.add(failure);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether a failure went unhandled. */
    public boolean hasUnhandled() {
        lock.lock();
        try {
            return !unhandled.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** What observes the run. */
    public Handle<Finished.Run> handle() {
        return handle;
    }

    /** Says what observes the run. */
    public void observedBy(Handle<Finished.Run> run) {
        this.handle = run;
    }

    /** The run is over. */
    public void ended(RunVerdict how, TaskResults lastResults) {
        this.endNanos = now();
        this.results = lastResults;
        this.verdict = how;
    }

    /** Latest settled execution of this name, null if there is none. */
    public @Nullable Execution latestOf(String taskName) {
        List<Execution> known = executions.now();
        for (int i = known.size() - 1; i >= 0; i--) {
            Execution execution = known.get(i);
            if (execution.isSettled() && execution.name().equals(taskName)) {
                return execution;
            }
        }
        return null;
    }

    @Override
    public String runId() {
        return runId;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ExecutionStatus status() {
        RunVerdict known = verdict;
        return known == null ? ExecutionStatus.RUNNING : known.status();
    }

    @Override
    public ResultWord result() {
        RunVerdict known = verdict;
        if (known == null) {
            throw new IllegalStateException("run " + runId + " is still running; look at status() first");
        }
        return known.word();
    }

    @Override
    public boolean stoppedByFailure() {
        RunVerdict known = verdict;
        return known != null && known.stoppedByFailure();
    }

    @Override
    public Optional<ExecutionContext> head() {
        return Optional.ofNullable((ContextRecord) HEAD.getAcquire(this));
    }

    @Override
    public Optional<ExecutionContext> latest() {
        return Optional.ofNullable((ContextRecord) LATEST.getAcquire(this));
    }

    @Override
    public Optional<Throwable> error() {
        RunVerdict known = verdict;
        return known == null ? Optional.empty() : Optional.ofNullable(known.error());
    }

    @Override
    public TaskResults results() {
        return results;
    }

    @Override
    public <T> @Nullable T value(Class<T> type) {
        TaskResults last = results;
        if (last.size() > 1) {
            throw new MultipleResultsException(
                    "last stage must have one result, got %d; use results()".formatted(last.size()));
        }
        if (last.isEmpty() || last.get(0).failed()) {
            throw new ResultNotFoundException(
                    last.isEmpty() ? "last stage has no result" : "last stage failed: " + last.get(0));
        }
        return last.get(0).content(type);
    }

    @Override
    public Optional<TaskResult> resultOf(String taskName) {
        Execution execution = latestOf(taskName);
        return execution == null ? Optional.empty() : Optional.of(execution.result());
    }

    @Override
    public List<TaskRecord> tasks() {
        List<Execution> known = executions.now();
        List<TaskRecord> settled = new ArrayList<>(known.size());
        for (Execution execution : known) {
            if (execution.isSettled()) {
                settled.add(execution);
            }
        }
        return Collections.unmodifiableList(settled);
    }

    @Override
    public List<TaskResult> unhandledFailures() {
        lock.lock();
        try {
            return unhandled.stream().map(Execution::result).toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<BranchDecision> decisions() {
        lock.lock();
        try {
            return List.copyOf(decisions);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int stagesProcessed() {
        return (int) STAGES.getAcquire(this);
    }

    @Override
    public Map<String, @Nullable Object> inputs() {
        return inputs;
    }

    @Override
    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public Duration duration() {
        return Duration.ofNanos(endNanos < 0 ? now() : endNanos);
    }

    @Override
    public String toString() {
        return "run %s of %s: %s".formatted(runId, name, status().word());
    }
}
