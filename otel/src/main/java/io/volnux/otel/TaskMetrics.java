// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.context.Context;
import io.volnux.otel.internal.Durations;
import io.volnux.otel.internal.Instruments;
import io.volnux.task.TaskRecord;
import io.volnux.task.TaskResult;

/** What is measured of one task execution. */
final class TaskMetrics {

    private TaskMetrics() {}

    static void started(RunTrace trace, Context context) {
        trace.core.instruments.taskActive.add(1, trace.names.workflowOnly(), context);
    }

    static void ended(RunTrace trace, Context context, TaskNames names, TaskRecord record) {
        Instruments instruments = trace.core.instruments;
        TaskResult result = record.result();
        String error = Attempted.errorType(
                record.outcome(), result.cause().orElse(null), result.message().orElse(null));
        instruments.taskDuration.record(
                Durations.seconds(record.ledger().run()), names.outcome(record.outcome(), error), context);
        instruments.queueDuration.record(
                Durations.seconds(Math.max(0, record.ledger().queue())), trace.names.queue(record.executor()), context);
        if (record.attempts() > 1 && record.metaCounts().isEmpty()) {
            instruments.taskRetries.add(record.attempts() - 1L, names.metric(), context);
        }
        instruments.taskActive.add(-1, trace.names.workflowOnly(), context);
    }
}
