// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.run;

import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.publish.Publisher;
import io.volnux.engine.internal.result.ContextRecord;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.observe.signal.Signal;
import io.volnux.task.ExecutionStatus;
import java.util.List;

/** Ends contexts and tasks with the signals that say so, on whichever thread found them over. */
public final class EndSignals {

    private EndSignals() {}

    /** Ends a context for a reason, whose error it keeps. */
    public static void context(Run run, Handle<?> within, ContextRecord context, Halt why) {
        Throwable error = why.error();
        if (error != null && why.kind() != Halt.Kind.BAD_GOTO) {
            context.addError(error);
        }
        context(run, within, context, why.contextStatus());
    }

    /** Ends a context as CANCELLED, ABORTED or FAILED; does nothing if it has ended so before. */
    public static void context(Run run, Handle<?> within, ContextRecord context, ExecutionStatus status) {
        if (!context.moveTo(status)) {
            return;
        }
        List<String> names = context.executions().stream().map(Execution::name).toList();
        Publisher publisher = run.publisher();
        switch (status) {
            case CANCELLED ->
                publisher.signal(
                        within,
                        Signal.EventExecutionCancelled.class,
                        () -> new Signal.EventExecutionCancelled(names, context, status));
            case ABORTED ->
                publisher.signal(
                        within,
                        Signal.EventExecutionAborted.class,
                        () -> new Signal.EventExecutionAborted(names, context, status));
            case FAILED ->
                publisher.signal(
                        within,
                        Signal.EventExecutionFailed.class,
                        () -> new Signal.EventExecutionFailed(names, context, status));
            case PENDING, RUNNING, COMPLETED -> {}
        }
    }

    /** A task's outcome is known, and its execution is done. */
    public static void task(Run run, Handle<?> within, Execution execution) {
        Publisher publisher = run.publisher();
        if (!publisher.hearsSignals()) {
            return;
        }
        String name = execution.name();
        publisher.signal(
                within,
                Signal.EventCalled.class,
                () -> new Signal.EventCalled(name, hook(execution), execution.result()));
        publisher.signal(
                within,
                Signal.EventExecutionEnd.class,
                () -> new Signal.EventExecutionEnd(name, execution.context(), execution.result()));
    }

    private static String hook(Execution execution) {
        if (execution.descriptor().isPresent()) {
            return "on_goto";
        }
        return execution.failed() ? "on_failure" : "on_success";
    }
}
