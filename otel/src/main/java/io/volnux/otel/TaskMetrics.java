// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.volnux.otel.internal.Durations;
import io.volnux.otel.internal.Instruments;
import io.volnux.task.TaskRecord;
import io.volnux.task.TimeLedger;

/** What is measured of one task execution. */
final class TaskMetrics {

    private TaskMetrics() {}

    static void started(Traced<?> above) {
        above.trace.names.active().tasks.increment();
        if (!above.trace.measuresStages) {
            together(above, 1);
        }
    }

    /** So many tasks start together. */
    static void together(Traced<?> above, int tasks) {
        if (tasks > 0) {
            above.trace.core.instruments.parallelTasks.record(tasks, above.trace.names.workflowOnly(), above.context);
        }
    }

    static void ended(Traced<?> task, TaskNames names, TaskRecord record) {
        GraphNames workflow = task.trace.names;
        workflow.active().tasks.decrement();
        if (!task.trace.core.isMeasuring()) {
            return;
        }
        Instruments instruments = task.trace.core.instruments;
        TimeLedger ledger = record.ledger();
        instruments.taskDuration.record(
                Durations.seconds(ledger.run()),
                names.series().outcome(record.outcome(), Attempted.errorType(record)),
                task.context);
        instruments.queueDuration.record(
                Durations.seconds(Math.max(0, ledger.queue())), workflow.queue(record.executor()), task.context);
        if (record.attempts() > 1 && record.metaCounts().isEmpty()) {
            instruments.taskRetries.add(record.attempts() - 1L, names.series().task(), task.context);
        }
    }
}
