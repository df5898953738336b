// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.volnux.observe.signal.Signal;
import io.volnux.otel.internal.Durations;
import io.volnux.otel.internal.Texts;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.ExecutionStatus;

/** The arguments of signals as attributes of their events: scalars only, never inputs. */
final class SignalEvents {

    private SignalEvents() {}

    static Attributes attributes(Signal signal, GraphNames names) {
        return switch (signal) {
            case Signal.PipelinePreInit ignored -> Attributes.empty();
            case Signal.PipelinePostInit ignored -> Attributes.empty();
            case Signal.PipelineExecutionStart ignored -> Attributes.empty();
            case Signal.PipelineExecutionEnd end -> result(end.run().result().word());
            case Signal.PipelineStop stop -> result(stop.run().result().word());
            case Signal.PipelineShutdown shutdown ->
                result(shutdown.run().result().word());
            case Signal.EventInit init -> names.signal(init.event());
            case Signal.EventExecutionStart start -> names.signal(start.event());
            case Signal.EventExecutionEnd end -> names.signal(end.event());
            case Signal.EventCalled called -> called(called);
            case Signal.EventExecutionInit init -> submitted(init);
            case Signal.EventExecutionRetry retry -> retry(retry);
            case Signal.EventExecutionRetryDone done -> exhausted(done);
            case Signal.EventExecutionCancelled cancelled -> state(cancelled.state());
            case Signal.EventExecutionAborted aborted -> state(aborted.state());
            case Signal.EventExecutionFailed failed -> state(failed.state());
            case Signal.BatchPipelineStarted started ->
                Attributes.of(VolnuxAttributes.SIGNAL_TOTAL, (long) started.totalPipelines());
            case Signal.BatchPipelineFinished finished ->
                Attributes.of(VolnuxAttributes.SIGNAL_SUCCESS, finished.successRate());
            case Signal.PipelineMetricsUpdated updated ->
                Attributes.of(
                        VolnuxAttributes.SIGNAL_ACTIVE,
                        (long) updated.activeCount(),
                        VolnuxAttributes.SIGNAL_COMPLETION,
                        updated.completionRate());
        };
    }

    private static Attributes result(String word) {
        return Attributes.of(VolnuxAttributes.RUN_RESULT, word);
    }

    private static Attributes state(ExecutionStatus state) {
        return Attributes.of(VolnuxAttributes.SIGNAL_STATE, state.word());
    }

    private static Attributes called(Signal.EventCalled called) {
        return Attributes.of(
                VolnuxAttributes.SIGNAL_EVENT, Texts.cut(called.event()), VolnuxAttributes.SIGNAL_HOOK, called.hook());
    }

    private static Attributes submitted(Signal.EventExecutionInit init) {
        return Attributes.of(
                VolnuxAttributes.SIGNAL_EVENT,
                Texts.cut(init.event()),
                VolnuxAttributes.EXECUTOR_TYPE,
                init.executor());
    }

    private static Attributes retry(Signal.EventExecutionRetry retry) {
        return Attributes.of(
                VolnuxAttributes.SIGNAL_EVENT,
                Texts.cut(retry.event()),
                VolnuxAttributes.RETRY_BACKOFF,
                Durations.millis(retry.backoff().toNanos()),
                VolnuxAttributes.SIGNAL_RETRY_COUNT,
                (long) retry.retryCount(),
                VolnuxAttributes.SIGNAL_MAX_ATTEMPTS,
                (long) retry.maxAttempts());
    }

    private static Attributes exhausted(Signal.EventExecutionRetryDone done) {
        return Attributes.of(
                VolnuxAttributes.SIGNAL_EVENT, Texts.cut(done.event()), VolnuxAttributes.SIGNAL_MAX_ATTEMPTS, (long)
                        done.maxAttempts());
    }
}
