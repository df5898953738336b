// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.run.Lane;
import io.volnux.task.Durations;
import io.volnux.task.Outcome;
import io.volnux.task.StopCondition;
import io.volnux.task.TaskCancelledException;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskResult;
import io.volnux.task.TaskTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns the end of the user's code into outcome, result and, if need be, the reason to end the run. */
final class Settling {

    private final Lane lane;
    private final Execution execution;
    private final Site site;
    private boolean bypassed;
    private @Nullable Ended hook;

    Settling(Lane lane, Execution execution, Site site) {
        this.lane = lane;
        this.execution = execution;
        this.site = site;
    }

    /** The bypass check answered instead of the work. */
    void bypassed(boolean skipped) {
        this.bypassed = skipped;
    }

    /** How the hook ended, null if none was called. */
    void hooks(@Nullable Ended ended) {
        this.hook = ended;
    }

    @Nullable
    Halt settle(Ended ended) {
        if (site.firstStart() >= 0) {
            execution.startedAt(site.firstStart());
        } else if (execution.node().meta().isEmpty()) {
            execution.startedAt(lane.run().record().now()); // it never started: all its time was waiting
        }
        return switch (ended) {
            case Ended.Returned(var outcome) -> returned(outcome);
            case Ended.Threw(var thrown) -> threw(TaskOutcome.FAILURE, thrown);
            case Ended.TimedOut(var thrown) -> threw(TaskOutcome.TIMED_OUT, thrown);
            case Ended.Abandoned(var thrown) -> {
                failed(TaskOutcome.ABANDONED, Failures.message(thrown), thrown);
                yield isDeadlineOver() ? new Halt(Halt.Kind.TIME_OUT, limit()) : null;
            }
            case Ended.DeadlineOver() -> {
                TaskTimeoutException limit = limit();
                failed(TaskOutcome.TIMED_OUT, Failures.message(limit), limit);
                yield new Halt(Halt.Kind.TIME_OUT, limit);
            }
            case Ended.Cancelled() -> cancelled();
            case Ended.Rejected(var thrown) -> {
                failed(TaskOutcome.FAILURE, Failures.message(thrown), thrown);
                yield new Halt(Halt.Kind.INFRASTRUCTURE, thrown);
            }
        };
    }

    private @Nullable Halt returned(@Nullable Outcome<?> outcome) {
        Throwable hookThrown = hookFailure();
        return switch (outcome) {
            case null -> {
                failed(stops(false) ? TaskOutcome.STOPPED : TaskOutcome.FAILURE, Failures.NOTHING, null);
                yield stop(false);
            }
            case Outcome.Success<?> ignored when hookThrown != null -> threw(TaskOutcome.FAILURE, hookThrown);
            case Outcome.Success<?>(var value) -> succeeded(value);
            case Outcome.GoTo<?> goTo -> {
                execution.wentTo(goTo.descriptor(), goTo.reason());
                settle(TaskOutcome.GOTO, TaskResult.succeeded(execution, goTo.value()));
                yield null;
            }
            case Outcome.Failure<?> failure -> {
                Throwable cause = failure.cause();
                suppress(cause, hookThrown);
                failed(stops(false) ? TaskOutcome.STOPPED : TaskOutcome.FAILURE, failure.message(), cause);
                yield stop(false);
            }
        };
    }

    private @Nullable Halt succeeded(@Nullable Object value) {
        Halt halt = stops(true) ? new Halt(Halt.Kind.STOPPED_BY_SUCCESS, null) : null;
        TaskOutcome how = bypassed ? TaskOutcome.BYPASSED : TaskOutcome.SUCCESS;
        settle(halt == null ? how : TaskOutcome.STOPPED, TaskResult.succeeded(execution, value));
        return halt;
    }

    private @Nullable Halt threw(TaskOutcome how, Throwable thrown) {
        execution.threw();
        suppress(thrown, hookFailure());
        boolean stops = stops(false);
        failed(stops ? TaskOutcome.STOPPED : how, Failures.message(thrown), thrown);
        return stop(stops);
    }

    private @Nullable Throwable hookFailure() {
        return switch (hook) {
            case null -> null;
            case Ended.Threw(var thrown) -> thrown;
            case Ended.TimedOut(var thrown) -> thrown;
            case Ended.Abandoned(var thrown) -> thrown;
            case Ended.Rejected(var thrown) -> thrown;
            case Ended.Returned ignored -> null;
            case Ended.DeadlineOver ignored -> null;
            case Ended.Cancelled ignored -> null;
        };
    }

    private static void suppress(@Nullable Throwable cause, @Nullable Throwable more) {
        if (cause != null && more != null && !cause.equals(more)) {
            cause.addSuppressed(more);
        }
    }

    private @Nullable Halt stop(boolean known) {
        return known || stops(false) ? new Halt(Halt.Kind.STOPPED_BY_FAILURE, null) : null;
    }

    private boolean stops(boolean success) {
        for (StopCondition condition : execution.node().settings().stopConditions()) {
            if (condition.hits(success, execution.hasThrown())) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Halt cancelled() {
        Halt why = lane.halt();
        boolean timeOut = why != null && why.kind() == Halt.Kind.TIME_OUT;
        Throwable cause =
                why == null || why.error() == null ? new TaskCancelledException("task was cancelled") : why.error();
        TaskOutcome how = timeOut ? TaskOutcome.TIMED_OUT : TaskOutcome.CANCELLED;
        failed(how, timeOut ? Failures.message(cause) : "task was cancelled", cause);
        return null;
    }

    private boolean isDeadlineOver() {
        return lane.halt() == null && lane.deadline() <= lane.run().record().now();
    }

    private TaskTimeoutException limit() {
        Duration limit = Duration.ofNanos(lane.deadline());
        return new TaskTimeoutException(
                "time limit of the stage or run is over, %s after the run started".formatted(Durations.text(limit)),
                limit);
    }

    private void failed(TaskOutcome how, String message, @Nullable Throwable cause) {
        String shown = lane.run().record().secrets().scrub(message);
        settle(how, TaskResult.failed(execution, shown, cause));
    }

    private void settle(TaskOutcome how, TaskResult result) {
        execution.settle(how, result, lane.run().record().now(), site.waited());
    }
}
