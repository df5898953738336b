// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.publish.Layer;
import io.volnux.engine.internal.publish.Publisher;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.run.EndSignals;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.LaneAbandoned;
import io.volnux.engine.internal.run.Run;
import io.volnux.graph.TaskNode;
import io.volnux.observe.Finished;
import io.volnux.observe.Happened;
import io.volnux.observe.Part;
import io.volnux.observe.Started;
import io.volnux.observe.signal.Signal;
import io.volnux.task.TaskOutcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Executes one task to its result, on the thread of a lane; attempts may run elsewhere. */
public final class TaskRun implements AttemptLoop.Owner {

    static final Layer<Execution, Finished.Task> TASK = new Layer<>(
            (observer, parent, execution) ->
                    observer.taskStarted(parent, new Started.Task(execution.node(), execution, execution.edge())),
            (execution, cause) -> new Finished.Task(execution));

    private final Lane lane;
    private final Run run;
    private final Publisher publisher;
    private final Execution execution;
    private final TaskNode node;
    private final Invocation context;
    private final Handle<Finished.Task> handle;
    private final Site site;
    private final UserTask task;

    private TaskRun(Lane lane, Execution execution, Site site, Handle<Finished.Task> handle) {
        this.lane = lane;
        this.run = lane.run();
        this.publisher = run.publisher();
        this.execution = execution;
        this.node = execution.node();
        this.context = new Invocation(lane, execution, null);
        this.site = site;
        this.task = new UserTask(lane, node.definition(), context, site);
        this.handle = handle;
    }

    /**
     * Executes and settles.
     *
     * @return why the run must end, null if it may go on
     */
    public static @Nullable Halt execute(Lane lane, Execution execution) {
        return PlainRun.fits(lane, execution.node()) ? PlainRun.execute(lane, execution) : whole(lane, execution, null);
    }

    /** As {@link #execute}, from the start and with everything that may be needed; observed already, if there is a handle. */
    static @Nullable Halt whole(Lane lane, Execution execution, @Nullable Handle<Finished.Task> observed) {
        return run(lane, execution, null, observed);
    }

    /** The rest of an execution whose first attempt ended like this and was told to nobody. */
    static @Nullable Halt rest(Lane lane, Execution execution, Ended first, Handle<Finished.Task> observed) {
        return run(lane, execution, first, observed);
    }

    private static @Nullable Halt run(
            Lane lane, Execution execution, @Nullable Ended first, @Nullable Handle<Finished.Task> observed) {
        Site site = new Site(lane, execution.node(), execution.node().settings());
        execution.runsOn(site.executorName());
        lane.executes(execution);
        Publisher publisher = lane.run().publisher();
        if (observed == null && publisher.hears(Part.QUEUE)) {
            publisher.happened(lane.innermost(), () -> new Happened.TaskQueued(execution.node(), site.executorName()));
        }
        TaskRun taskRun = new TaskRun(
                lane, execution, site, observed == null ? lane.starts(Part.TASK, TASK, execution) : observed);
        try {
            return taskRun.run(first);
        } catch (LaneAbandoned abandoned) {
            throw abandoned;
        } catch (RuntimeException | Error defect) {
            if (!execution.isSettled()) {
                execution.settleNow(
                        TaskOutcome.FAILURE,
                        Failures.message(defect),
                        defect,
                        lane.run().record().now());
            }
            return new Halt(Halt.Kind.INFRASTRUCTURE, defect);
        } finally {
            lane.finish(taskRun.handle, new Finished.Task(execution));
        }
    }

    private @Nullable Halt run(@Nullable Ended first) {
        Ended created = task.create(handle);
        Settling settling = new Settling(lane, execution, site);
        if (created != null) {
            return announced(settling, created);
        }
        if (first != null) {
            site.begins(execution.ledger().started());
            Ended ended = AttemptLoop.after(first, lane, node.settings(), this);
            settling.hooks(task.told(ended, handle::current));
            return announced(settling, ended);
        }
        run.signal(lane, Signal.EventInit.class, () -> new Signal.EventInit(name(), execution.taskId()));
        run.signal(
                lane,
                Signal.EventExecutionInit.class,
                () -> new Signal.EventExecutionInit(name(), execution.context(), site.executorName()));
        run.signal(
                lane,
                Signal.EventExecutionStart.class,
                () -> new Signal.EventExecutionStart(name(), execution.context()));
        Ended ended = node.settings().bypassChecks() ? task.bypassed(handle::current) : null;
        boolean skipped = ended instanceof Ended.Returned;
        if (ended == null) {
            ended = AttemptLoop.run(lane, node.settings(), this);
        }
        settling.bypassed(skipped);
        settling.hooks(skipped ? null : task.told(ended, handle::current));
        return announced(settling, ended);
    }

    private @Nullable Halt announced(Settling settling, Ended ended) {
        Halt halt = settling.settle(ended);
        announceGoTo(lane, execution);
        EndSignals.task(run, lane.innermost(), execution);
        return halt;
    }

    /** Tells observers which branch it asked for, if it asked for one. */
    static void announceGoTo(Lane lane, Execution execution) {
        Publisher publisher = lane.run().publisher();
        if (publisher.isSilent() || execution.descriptor().isEmpty()) {
            return;
        }
        int descriptor = execution.descriptor().getAsInt();
        publisher.happened(
                lane.innermost(),
                () -> new Happened.WentTo(descriptor, execution.reason().orElse("")));
    }

    @Override
    public Ended attempt(int number) {
        context.attempt(number);
        int counted = execution.nextAttempt();
        if (!AttemptSite.isHeard(publisher, counted)) {
            return site.call(() -> task.instance().process(context), handle::current);
        }
        AttemptSite attempt = new AttemptSite(publisher, execution, handle, counted);
        lane.attempts(attempt::abandon);
        Ended ended = site.call(() -> attempt.call(task.instance(), context), attempt::start);
        attempt.finishUnlessDone(ended);
        return ended;
    }

    @Override
    public void failed(int attempt, Throwable thrown, Duration backoff) {
        publisher.happened(
                handle,
                () -> new Happened.AttemptFailed(attempt, node.settings().maxAttempts(), thrown, backoff));
    }

    @Override
    public void retrying(int attempt, Duration backoff, long waited) {
        execution.addBackoff(waited);
        run.signal(
                lane,
                Signal.EventExecutionRetry.class,
                () -> new Signal.EventExecutionRetry(
                        name(),
                        execution.context(),
                        execution.taskId(),
                        backoff,
                        attempt,
                        node.settings().maxAttempts()));
    }

    @Override
    public void exhausted(int attempts) {
        run.signal(
                lane,
                Signal.EventExecutionRetryDone.class,
                () -> new Signal.EventExecutionRetryDone(name(), execution.context(), execution.taskId(), attempts));
    }

    @Override
    public String name() {
        return node.name();
    }
}
