// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.result;

import io.volnux.graph.TaskNode;
import io.volnux.observe.EdgeKind;
import io.volnux.task.MetaCounts;
import io.volnux.task.Strategy;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskRecord;
import io.volnux.task.TaskResult;
import io.volnux.task.TaskResults;
import io.volnux.task.TimeLedger;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One execution of one task: the engine's own record, seen by users as {@link TaskRecord}, and as the end of its stage by the
 * loop if it simply succeeded. Written by the lane that
 * executes it (or by the one that abandons it), settled once; safe to read from any thread after that.
 */
public final class Execution implements TaskRecord, StageEnd {

    private static final int NO_DESCRIPTOR = -1;

    // immutable
    private final RunRecord run;
    private final TaskNode node;
    private final ContextRecord context;
    private final List<Execution> dependencies;
    private final EdgeKind edge;
    private final long ready;
    private final int sequence;

    // written by the executing lane
    private TaskResults received;
    private String executor = "inline";
    private long started;
    private long ended;
    private long runTime;
    private long backoff;
    private int attempts;
    private int descriptor = NO_DESCRIPTOR;
    private @Nullable String reason;
    private @Nullable MetaCounts counts;
    private boolean thrown;
    private @Nullable TaskResult result;

    private static final VarHandle OUTCOME = Published.field(MethodHandles.lookup(), "outcome", TaskOutcome.class);

    /** Published last, through its handle. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable TaskOutcome outcome;

    /** Where an execution comes from: what it waited for, why, and since when it could have run. */
    public record Origin(List<Execution> dependencies, EdgeKind edge, long ready, TaskResults received) {}

    public Execution(TaskNode node, ContextRecord context, Origin origin) {
        this.run = context.record();
        this.node = node;
        this.context = context;
        this.dependencies = origin.dependencies();
        this.edge = origin.edge();
        this.ready = origin.ready();
        this.received = origin.received();
        this.started = ready;
        this.sequence = run.add(this);
    }

    /** Its place in the graph. */
    public TaskNode node() {
        return node;
    }

    /** The context it belongs to. */
    @Override
    public ContextRecord context() {
        return context;
    }

    /** Why it waited. */
    public EdgeKind edge() {
        return edge;
    }

    /** Says which executor runs it. */
    public void runsOn(String name) {
        this.executor = name;
    }

    /** The first attempt (or the bypass check) starts. */
    public void startedAt(long nanos) {
        this.started = nanos;
    }

    /** An attempt starts; answers its number. */
    public int nextAttempt() {
        return ++attempts;
    }

    /** A wait between attempts is over. */
    public void addBackoff(long nanos) {
        this.backoff += nanos;
    }

    /** It asked for a branch. */
    public void wentTo(int branch, @Nullable String why) {
        this.descriptor = branch;
        this.reason = why == null ? null : run.secrets().scrub(why);
    }

    /** Instances of a meta event ended. */
    public void counted(MetaCounts metaCounts) {
        this.counts = metaCounts;
    }

    /** An exception escaped, as opposed to a returned failure. */
    public void threw() {
        this.thrown = true;
    }

    /** Whether an exception escaped after all attempts. */
    public boolean hasThrown() {
        return thrown;
    }

    /**
     * Ends it.
     *
     * @param nanos end, since the start of the run
     * @param waited time between attempts spent waiting for a worker
     */
    public void settle(TaskOutcome how, TaskResult what, long nanos, long waited) {
        this.ended = nanos;
        this.runTime = Math.max(0, ended - started - backoff - waited);
        this.result = what;
        OUTCOME.setRelease(this, how);
    }

    /** Ends it as it stands, for work that was given up or never started. */
    public void settleNow(TaskOutcome how, String message, Throwable cause, long nanos) {
        settle(how, TaskResult.failed(this, run.secrets().scrub(message), cause), nanos, 0);
    }

    private @Nullable TaskOutcome published() {
        return (TaskOutcome) OUTCOME.getAcquire(this);
    }

    /** Whether it has ended. */
    public boolean isSettled() {
        return published() != null;
    }

    /** Forgets contents that no later stage can receive. */
    public void release() {
        received = TaskResults.empty();
        TaskResult known = result;
        if (known != null && known.content() != null) {
            result = known.withContent(null);
        }
    }

    /** Whether it counts as a failure: not a success, a bypass or a goTo. */
    public boolean failed() {
        return result().failed();
    }

    @Override
    public String name() {
        return node.name();
    }

    @Override
    public String namespace() {
        return node.namespace();
    }

    @Override
    public String nodeId() {
        return node.id();
    }

    @Override
    public String taskId() {
        return run.runId() + "-" + sequence;
    }

    @Override
    public int attempts() {
        return attempts;
    }

    @Override
    public TaskOutcome outcome() {
        TaskOutcome known = published();
        if (known == null) {
            throw new IllegalStateException("task " + name() + " is still running");
        }
        return known;
    }

    @Override
    public OptionalInt descriptor() {
        return descriptor == NO_DESCRIPTOR ? OptionalInt.empty() : OptionalInt.of(descriptor);
    }

    @Override
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    @Override
    public TaskResult result() {
        outcome();
        TaskResult known = result;
        if (known == null) {
            throw new IllegalStateException("task " + name() + " has no result");
        }
        return known;
    }

    @Override
    public TaskResults received() {
        return received;
    }

    @Override
    public List<TaskRecord> dependencies() {
        return List.copyOf(dependencies);
    }

    @Override
    public TimeLedger ledger() {
        return new TimeLedger(ready, started, ended, runTime, backoff);
    }

    /** Whether it is the whole end of its stage: nothing failed, and nothing ends the run. */
    public boolean isEndOfItself(@Nullable Halt halt) {
        return halt == null && !failed();
    }

    @Override
    public TaskResults results() {
        return TaskResults.of(result());
    }

    @Override
    public boolean ok() {
        return !failed();
    }

    @Override
    public @Nullable Halt halt() {
        return null;
    }

    @Override
    public List<Execution> tails() {
        List<Execution> all = context.executions();
        return all.size() == 1 && all.get(0).equals(this) ? all : List.of(this);
    }

    @Override
    public List<Execution> failures() {
        return List.of();
    }

    @Override
    public Strategy.@Nullable Evaluation evaluation() {
        return null;
    }

    @Override
    public long ended() {
        return ended;
    }

    @Override
    public Instant startedAt() {
        return run.instant(started);
    }

    @Override
    public Instant endedAt() {
        return run.instant(ended);
    }

    @Override
    public String executor() {
        return executor;
    }

    @Override
    public Optional<MetaCounts> metaCounts() {
        return Optional.ofNullable(counts);
    }

    @Override
    public String toString() {
        TaskOutcome known = published();
        return name() + " " + (known == null ? "running" : known.word());
    }
}
