// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.publish.Layer;
import io.volnux.engine.internal.publish.Publisher;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.RunRecord;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.Run;
import io.volnux.graph.TaskNode;
import io.volnux.observe.Finished;
import io.volnux.observe.Happened;
import io.volnux.observe.Part;
import io.volnux.observe.Started;
import io.volnux.observe.signal.Signal;
import io.volnux.task.Outcome;
import io.volnux.task.Task;
import io.volnux.task.TaskOutcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Executes one instance of a meta event on the thread of a lane. Keeps no record beyond its end. */
public final class InstanceRun implements AttemptLoop.Owner {

    private static final Layer<InstanceRun, Finished.Instance> INSTANCE = new Layer<>(
            (observer, parent, own) ->
                    observer.instanceStarted(parent, new Started.Instance(own.node, own.meta, own.index)),
            (own, cause) -> new Finished.Instance(TaskOutcome.ABANDONED, cause, null, own.attempts, own.elapsed()));

    private final Lane lane;
    private final Run run;
    private final Publisher publisher;
    private final Execution meta;
    private final TaskNode node;
    private final Invocation context;
    private final UserTask task;
    private final Site site;
    private final Handle<Finished.Instance> handle;
    private final long started;
    private final int index;
    private int attempts;

    private InstanceRun(Lane lane, Execution meta, Instance instance, long started) {
        this.lane = lane;
        this.run = lane.run();
        this.publisher = run.publisher();
        this.meta = meta;
        this.node = meta.node();
        this.context = new Invocation(lane, meta, instance);
        this.site = new Site(lane, node, node.settings());
        this.task = new UserTask(lane, node.definition(), context, site);
        this.started = started;
        this.index = instance.index();
        this.handle = lane.starts(Part.INSTANCE, INSTANCE, this);
    }

    /** Executes. Most instances are called once and nobody hears of them: those need no more than the call. */
    public static InstanceEnd execute(Lane lane, Execution meta, Instance instance) {
        RunRecord record = lane.run().record();
        long started = record.now();
        if (!isPlain(lane, meta.node())) {
            return whole(lane, meta, instance, started, null);
        }
        Task<?> task = meta.node().definition().create();
        boolean called = lane.halt() == null && !meta.node().definition().hasHooks(task);
        Ended first =
                called ? PlainCall.of(lane, task, new Invocation(lane, meta, instance), Handle.none(), started) : null;
        return first instanceof Ended.Returned(Outcome.Success<?>(var value))
                ? new InstanceEnd(TaskOutcome.SUCCESS, value, null, null, 1, record.now() - started, null)
                : whole(lane, meta, instance, started, first);
    }

    private static boolean isPlain(Lane lane, TaskNode node) {
        Publisher publisher = lane.run().publisher();
        return node.isPlain() && publisher.isTerse() && !publisher.hears(Part.INSTANCE) && !lane.isLimitedHere();
    }

    /** From the start, or from how its first call ended, which nobody was told of. */
    private static InstanceEnd whole(
            Lane lane, Execution meta, Instance instance, long started, @Nullable Ended first) {
        InstanceRun instanceRun = new InstanceRun(lane, meta, instance, started);
        InstanceEnd end = InstanceEnd.failed(TaskOutcome.FAILURE, "the engine failed");
        try {
            end = instanceRun.run(first);
            return end;
        } finally {
            if (!instanceRun.handle.isNone()) {
                lane.finish(
                        instanceRun.handle,
                        new Finished.Instance(
                                end.outcome(),
                                end.cause(),
                                end.message(),
                                instanceRun.attempts,
                                instanceRun.elapsed()));
            }
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(run.record().now() - started);
    }

    private InstanceEnd run(@Nullable Ended first) {
        Ended ended = task.create(handle);
        boolean created = ended == null;
        if (created && node.settings().bypassChecks()) {
            ended = task.bypassed(handle::current);
        }
        boolean skipped = ended instanceof Ended.Returned;
        if (ended == null) {
            ended = attempts(first);
        }
        Ended hook = created && !skipped ? task.told(ended, handle::current) : null;
        if (hook instanceof Ended.Threw && ended instanceof Ended.Returned(Outcome.Success<?> ignored)) {
            ended = hook;
        }
        return end(ended, skipped);
    }

    private Ended attempts(@Nullable Ended first) {
        if (first == null) {
            return AttemptLoop.run(lane, node.settings(), this);
        }
        attempts = 1;
        return AttemptLoop.after(first, lane, node.settings(), this);
    }

    private InstanceEnd end(Ended ended, boolean skipped) {
        return switch (ended) {
            case Ended.Returned(Outcome.Success<?>(var value)) ->
                end(skipped ? TaskOutcome.BYPASSED : TaskOutcome.SUCCESS, value, null, null);
            case Ended.Returned(Outcome.Failure<?>(var message, var cause)) ->
                end(TaskOutcome.FAILURE, null, message, cause);
            case Ended.Returned(Outcome.GoTo<?> goTo) ->
                end(
                        TaskOutcome.FAILURE,
                        null,
                        "an instance of %s must not go to a branch, got %d".formatted(node.name(), goTo.descriptor()),
                        null);
            case Ended.Returned(var nothing) -> end(TaskOutcome.FAILURE, null, Failures.NOTHING, null);
            case Ended.Threw(var thrown) -> end(TaskOutcome.FAILURE, null, Failures.message(thrown), thrown);
            case Ended.TimedOut(var thrown) -> end(TaskOutcome.TIMED_OUT, null, Failures.message(thrown), thrown);
            case Ended.Abandoned(var thrown) -> end(TaskOutcome.ABANDONED, null, Failures.message(thrown), thrown);
            case Ended.DeadlineOver() -> end(TaskOutcome.TIMED_OUT, null, "time limit is over", null);
            case Ended.Cancelled() -> end(TaskOutcome.CANCELLED, null, "instance was cancelled", null);
            case Ended.Rejected(var thrown) ->
                end(TaskOutcome.FAILURE, null, Failures.message(thrown), thrown).refusedBy(thrown);
        };
    }

    private InstanceEnd end(
            TaskOutcome outcome, @Nullable Object content, @Nullable String message, @Nullable Throwable cause) {
        String shown = message == null ? null : run.record().secrets().scrub(message);
        return new InstanceEnd(
                outcome, content, shown, cause, attempts, run.record().now() - started, null);
    }

    @Override
    public Ended attempt(int number) {
        attempts = number;
        context.attempt(number);
        if (number == 1 || !AttemptSite.isHeard(publisher, number)) {
            return site.call(() -> task.instance().process(context), handle::current);
        }
        AttemptSite again = new AttemptSite(publisher, meta, handle, number);
        lane.attempts(again::abandon);
        Ended ended = site.call(() -> again.call(task.instance(), context), again::start);
        again.finishUnlessDone(ended);
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
        run.signal(
                lane,
                Signal.EventExecutionRetry.class,
                () -> new Signal.EventExecutionRetry(
                        context.taskName(),
                        meta.context(),
                        context.taskId(),
                        backoff,
                        attempt,
                        node.settings().maxAttempts()));
    }

    @Override
    public void exhausted(int all) {
        run.signal(
                lane,
                Signal.EventExecutionRetryDone.class,
                () -> new Signal.EventExecutionRetryDone(context.taskName(), meta.context(), context.taskId(), all));
    }

    @Override
    public String name() {
        return context.taskName();
    }
}
