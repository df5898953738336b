// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.publish.Layer;
import io.volnux.engine.internal.publish.Publisher;
import io.volnux.engine.internal.result.Execution;
import io.volnux.observe.Finished;
import io.volnux.observe.Part;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Scope;
import io.volnux.observe.Started;
import io.volnux.task.Outcome;
import io.volnux.task.Task;
import io.volnux.task.TaskContext;
import io.volnux.task.TaskOutcome;
import org.jspecify.annotations.Nullable;

/** One attempt: its observation starts and ends on the thread that executes it, round the user's code. */
final class AttemptSite {

    private static final Layer<Started.Attempt, Finished.Attempt> ATTEMPT = new Layer<>(
            RunObserver::attemptStarted, (attempt, cause) -> new Finished.Attempt(TaskOutcome.ABANDONED, cause, null));

    private final Publisher publisher;
    private final Execution execution;
    private final Handle<?> parent;
    private final int number;
    private volatile Handle<Finished.Attempt> handle = Handle.none();
    private @Nullable Outcome<?> outcome;
    private @Nullable Throwable thrown;

    AttemptSite(Publisher publisher, Execution execution, Handle<?> parent, int number) {
        this.publisher = publisher;
        this.execution = execution;
        this.parent = parent;
        this.number = number;
    }

    /** Whether an attempt of this number is observed by itself. */
    static boolean isHeard(Publisher publisher, int number) {
        return publisher.hears(number == 1 ? Part.FIRST_ATTEMPT : Part.LATER_ATTEMPT);
    }

    /** Starts the observation on the executing thread; closing the scope finishes it. */
    Scope start() {
        Handle<Finished.Attempt> own =
                publisher.started(parent, ATTEMPT, new Started.Attempt(execution.node(), execution, number));
        handle = own;
        Scope current = own.current();
        return () -> {
            current.close();
            own.finish(end());
        };
    }

    @Nullable
    Outcome<?> call(Task<?> task, TaskContext context) throws Exception {
        try {
            outcome = task.process(context);
            return outcome;
        } catch (Throwable any) {
            thrown = Failures.speakable(any);
            throw any;
        }
    }

    private Finished.Attempt end() {
        if (thrown != null) {
            return new Finished.Attempt(TaskOutcome.FAILURE, thrown, null);
        }
        return switch (outcome) {
            case null -> new Finished.Attempt(TaskOutcome.FAILURE, null, Failures.NOTHING);
            case Outcome.Success<?> ignored -> new Finished.Attempt(TaskOutcome.SUCCESS, null, null);
            case Outcome.GoTo<?> ignored -> new Finished.Attempt(TaskOutcome.GOTO, null, null);
            case Outcome.Failure<?>(var message, var cause) ->
                new Finished.Attempt(TaskOutcome.FAILURE, cause, message);
        };
    }

    /** Closes what the executing thread did not: it was left behind. */
    void finishUnlessDone(Ended ended) {
        if (ended instanceof Ended.Abandoned(var cause)) {
            abandon(cause);
        }
    }

    void abandon(Throwable cause) {
        handle.abandon(cause);
    }
}
