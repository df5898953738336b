// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe.signal;

import io.volnux.task.ExecutionContext;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.PipelineView;
import io.volnux.task.RunResult;
import io.volnux.task.TaskResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A named moment. Listeners subscribe to one of these types, or to {@code Signal} for all. */
public sealed interface Signal {

    /** Who sent it: a pipeline, the name of a task, or the id of a batch. */
    Object sender();

    /** The signal's name, in the spelling of the language family, such as {@code pipeline_execution_start}. */
    default String name() {
        return SignalNames.of(getClass());
    }

    /** Before a pipeline's inputs are bound. */
    record PipelinePreInit(PipelineView pipeline, Map<String, @Nullable Object> inputs) implements Signal {
        @Override
        public Object sender() {
            return pipeline;
        }
    }

    /** After a pipeline's inputs are bound. */
    record PipelinePostInit(PipelineView pipeline) implements Signal {
        @Override
        public Object sender() {
            return pipeline;
        }
    }

    /** A run really starts. */
    record PipelineExecutionStart(PipelineView pipeline) implements Signal {
        @Override
        public Object sender() {
            return pipeline;
        }
    }

    /** A run ended COMPLETED or FAILED; {@code context} is null if it ended before its first dispatch. */
    record PipelineExecutionEnd(
            PipelineView pipeline, @Nullable ExecutionContext context, RunResult run) implements Signal {
        @Override
        public Object sender() {
            return pipeline;
        }
    }

    /** A run ended CANCELLED. */
    record PipelineStop(PipelineView pipeline, @Nullable ExecutionContext context, RunResult run) implements Signal {
        @Override
        public Object sender() {
            return pipeline;
        }
    }

    /** A run ended ABORTED. */
    record PipelineShutdown(PipelineView pipeline, @Nullable ExecutionContext context, RunResult run)
            implements Signal {
        @Override
        public Object sender() {
            return pipeline;
        }
    }

    /** A task's instance was created, once per execution. */
    record EventInit(String event, String taskId) implements Signal {
        @Override
        public Object sender() {
            return event;
        }
    }

    /** The final outcome is known; {@code hook} is {@code on_success}, {@code on_failure} or {@code on_goto}. */
    record EventCalled(String event, String hook, TaskResult result) implements Signal {
        @Override
        public Object sender() {
            return event;
        }
    }

    /** Just before submission. */
    record EventExecutionInit(String event, ExecutionContext context, String executor) implements Signal {
        @Override
        public Object sender() {
            return event;
        }
    }

    /** Execution begins. */
    record EventExecutionStart(String event, ExecutionContext context) implements Signal {
        @Override
        public Object sender() {
            return event;
        }
    }

    /** Execution is done. */
    record EventExecutionEnd(String event, ExecutionContext context, TaskResult result) implements Signal {
        @Override
        public Object sender() {
            return event;
        }
    }

    /** Another attempt follows; sent after the back-off. */
    record EventExecutionRetry(
            String event, ExecutionContext context, String taskId, Duration backoff, int retryCount, int maxAttempts)
            implements Signal {
        @Override
        public Object sender() {
            return event;
        }
    }

    /** All attempts are used up. */
    record EventExecutionRetryDone(String event, ExecutionContext context, String taskId, int maxAttempts)
            implements Signal {
        @Override
        public Object sender() {
            return event;
        }
    }

    /** A context became CANCELLED. */
    record EventExecutionCancelled(List<String> tasks, ExecutionContext context, ExecutionStatus state)
            implements Signal {
        @Override
        public Object sender() {
            return context;
        }
    }

    /** A context became ABORTED. */
    record EventExecutionAborted(List<String> tasks, ExecutionContext context, ExecutionStatus state)
            implements Signal {
        @Override
        public Object sender() {
            return context;
        }
    }

    /** A context became FAILED: a time-out or an infrastructure error, not a failed task. */
    record EventExecutionFailed(List<String> tasks, ExecutionContext context, ExecutionStatus state) implements Signal {
        @Override
        public Object sender() {
            return context;
        }
    }

    /** A batch starts. */
    record BatchPipelineStarted(String batch, int totalPipelines, Instant timestamp) implements Signal {
        @Override
        public Object sender() {
            return batch;
        }
    }

    /** A batch ended; {@code successRate} in percent. */
    record BatchPipelineFinished(
            String batch, BatchMetrics metrics, double successRate, Duration totalDuration, Instant timestamp)
            implements Signal {
        @Override
        public Object sender() {
            return batch;
        }
    }

    /** A pipeline of a batch started or ended; {@code completionRate} in percent. */
    record PipelineMetricsUpdated(
            String batch, BatchMetrics metrics, int activeCount, double completionRate, Instant timestamp)
            implements Signal {
        @Override
        public Object sender() {
            return batch;
        }
    }
}
