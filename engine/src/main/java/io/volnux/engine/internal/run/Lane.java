// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.run;

import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.publish.Layer;
import io.volnux.engine.internal.publish.Publisher;
import io.volnux.engine.internal.result.ContextRecord;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.result.Published;
import io.volnux.observe.Finished;
import io.volnux.observe.Part;
import io.volnux.task.TaskCancelledException;
import io.volnux.task.TaskOutcome;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thread of control of a run: the run's own thread, or that of an arm, a chain of a group, a worker of a meta
 * event. Lanes form a tree along which cancellation travels. Apart from {@link #cancel}, {@link #halt} and
 * {@link #abandon}, a lane belongs to its thread.
 */
public final class Lane {

    /** No limit. */
    public static final long FOREVER = Long.MAX_VALUE;

    private static final Finished.Layer WELL = new Finished.Layer(true, null);
    private static final Finished.Layer BADLY = new Finished.Layer(false, null);

    private final Run run;
    private final @Nullable Lane parent;
    private final Worker worker;
    private final boolean own;
    private volatile List<Lane> children = List.of();

    private static final VarHandle HALT = Published.field(MethodHandles.lookup(), "halt", Halt.class);

    private volatile @Nullable Halt halt;
    private volatile @Nullable Worker hop;

    // of the lane's thread; read by others only after they abandoned it
    private final Handle<?> outer;
    private @Nullable Deque<Handle<?>> open;
    private @Nullable ContextRecord context;
    private @Nullable List<ContextRecord> around;
    private @Nullable Execution current;
    private Consumer<Throwable> abandonAttempt = cause -> {};
    private final long inherited;
    private long deadline;

    private Lane(Run run, @Nullable Lane parent, Thread thread, boolean own, long deadline) {
        this.run = run;
        this.outer = parent == null ? Handle.none() : parent.innermost();
        this.parent = parent;
        this.worker = new Worker(thread);
        this.own = own;
        this.inherited = own ? deadline : FOREVER;
        this.deadline = deadline;
    }

    /** The lane of the run's own thread. */
    static Lane root(Run run, long deadline) {
        return new Lane(run, null, Thread.currentThread(), false, deadline);
    }

    /**
     * Lanes on threads of their own, cancelled with this one; each thread calls {@link Worker#runsOn}. Until
     * {@link #joined}, this lane makes no others.
     */
    public List<Lane> fork(int count) {
        run.record().share();
        List<Lane> lanes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lanes.add(new Lane(run, this, Thread.currentThread(), true, deadline));
        }
        children = lanes;
        Halt known = halt; // who cancels this lane either sees the children, or did so before this
        if (known != null) {
            lanes.forEach(lane -> lane.cancel(known));
        }
        return lanes;
    }

    /** The work of all lanes of {@link #fork} is over. */
    public void joined() {
        children = List.of();
    }

    /** The run. */
    public Run run() {
        return run;
    }

    /** Guards user code and waits on this lane's thread. */
    public Worker worker() {
        return worker;
    }

    /** Whether it has a (virtual) thread of its own, apart from the run's. */
    public boolean hasOwnThread() {
        return own;
    }

    /** When it must be over, in nanoseconds since the start of the run; {@link #FOREVER} without a limit. */
    public long deadline() {
        return deadline;
    }

    /** Whether a limit applies that no other lane waits for: then user code must not run on this lane's own thread. */
    public boolean isLimitedHere() {
        return deadline < inherited;
    }

    /** Narrows the limit; answers the one before. */
    public long limit(long newDeadline) {
        long before = deadline;
        deadline = Math.min(before, newDeadline);
        return before;
    }

    /** Puts back a limit answered by {@link #limit}. */
    public void restore(long before) {
        deadline = before;
    }

    /** Why it must end, null while it may go on. */
    public @Nullable Halt halt() {
        return halt;
    }

    /** Ends this lane and all below it: interrupts what they do, lets nothing more start. */
    public void cancel(Halt why) {
        Halt known = halt;
        while (!HALT.compareAndSet(this, known, Halt.stronger(known, why))) {
            known = halt;
        }
        worker.cancel();
        Worker elsewhere = hop;
        if (elsewhere != null) {
            elsewhere.cancel();
        }
        children.forEach(child -> child.cancel(why));
    }

    /** An attempt of this lane runs on another thread, or no longer does (null). */
    public void hopsTo(@Nullable Worker elsewhere) {
        hop = elsewhere;
        if (elsewhere != null && halt != null) {
            elsewhere.cancel();
        }
    }

    /** Something starts within the innermost observation, if an observer wants to hear of such. */
    public <S, F> Handle<F> starts(Part part, Layer<S, F> layer, S subject) {
        Publisher publisher = run.publisher();
        if (!publisher.hears(part)) {
            return Handle.none();
        }
        Handle<F> handle = publisher.started(innermost(), layer, subject);
        if (open == null) {
            open = new ArrayDeque<>();
        }
        open.push(handle);
        return handle;
    }

    /** Finishes the layer opened last, with its verdict. */
    public void finish(Handle<Finished.Layer> handle, boolean ok) {
        if (!handle.isNone()) {
            finish(handle, ok ? WELL : BADLY);
        }
    }

    /** Finishes the observation opened last. */
    public <F> void finish(Handle<F> handle, F end) {
        if (!handle.isNone() && !worker.isAbandoned()) {
            if (open != null) {
                open.remove(handle);
            }
            handle.finish(end);
        }
    }

    /** The innermost observation. */
    public Handle<?> innermost() {
        Handle<?> handle = open == null ? null : open.peek();
        if (handle != null) {
            return handle;
        }
        return parent == null ? run.record().handle() : outer; // a run is observed after its lane was made
    }

    /** A context opens on this lane. */
    public void enter(ContextRecord opened) {
        if (context != null) {
            if (around == null) {
                around = new ArrayList<>();
            }
            around.add(context);
        }
        context = opened;
    }

    /** Whether this context is the one opened last on this very lane. */
    public boolean isIn(ContextRecord opened) {
        return opened.equals(context);
    }

    /** The context opened last is final. */
    public void leave() {
        context = around == null || around.isEmpty() ? null : around.removeLast();
    }

    /** The execution under way, null between executions. */
    public void executes(@Nullable Execution execution) {
        current = execution;
    }

    /** How to close the observation of the attempt under way, should this lane be abandoned. */
    public void attempts(Consumer<Throwable> closing) {
        abandonAttempt = closing;
    }

    /**
     * Gives up on this lane if its thread is inside user code that does not react to its interrupt: settles what it was
     * doing, closes its observations and contexts.
     *
     * @return whether it was given up; false if the thread came back meanwhile
     */
    public boolean abandon() {
        if (!worker.abandon()) {
            return false;
        }
        var cause = new TaskCancelledException(
                "task did not react to its interrupt; thread %s was left behind".formatted(worker.threadName()));
        run.leftBehind(worker.threadName(), current);
        settle(cause);
        abandonAttempt.accept(cause);
        Halt known = halt;
        Halt why = known == null ? new Halt(Halt.Kind.INFRASTRUCTURE, cause) : known;
        for (; context != null; leave()) {
            EndSignals.context(run, context.handle(), context, why);
        }
        if (open != null) {
            open.forEach(handle -> handle.abandon(cause));
        }
        return true;
    }

    private void settle(TaskCancelledException cause) {
        Execution execution = current;
        if (execution == null || execution.isSettled()) {
            return;
        }
        execution.settleNow(
                TaskOutcome.ABANDONED,
                String.valueOf(cause.getMessage()),
                cause,
                run.record().now());
        EndSignals.task(run, innermost(), execution);
    }

    /** The execution under way; after {@link #abandon}, what it was doing when it was given up. */
    public @Nullable Execution currentExecution() {
        return current;
    }
}
