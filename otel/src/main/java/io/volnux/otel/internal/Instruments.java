// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.internal;

import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.volnux.otel.semconv.VolnuxMetrics;

/** The instruments of {@link VolnuxMetrics} that are told each value, made once; {@link ActiveCounts} has the others. Thread-safe. */
public final class Instruments {

    public final DoubleHistogram workflowDuration;
    public final DoubleHistogram taskDuration;
    public final DoubleHistogram queueDuration;
    public final LongCounter taskRetries;
    public final LongCounter taskFailures;
    public final DoubleHistogram criticalPath;
    public final LongHistogram parallelTasks;
    public final LongHistogram chainLength;

    public Instruments(Meter meter) {
        this.workflowDuration = seconds(meter, VolnuxMetrics.WORKFLOW_DURATION);
        this.taskDuration = seconds(meter, VolnuxMetrics.TASK_DURATION);
        this.queueDuration = seconds(meter, VolnuxMetrics.TASK_QUEUE_DURATION);
        this.taskRetries = counter(meter, VolnuxMetrics.TASK_RETRIES);
        this.taskFailures = counter(meter, VolnuxMetrics.TASK_FAILURES);
        this.criticalPath = seconds(meter, VolnuxMetrics.CRITICAL_PATH_DURATION);
        this.parallelTasks = counts(meter, VolnuxMetrics.STAGE_PARALLEL_TASKS);
        this.chainLength = counts(meter, VolnuxMetrics.CONTEXT_CHAIN_LENGTH);
    }

    private static DoubleHistogram seconds(Meter meter, VolnuxMetrics metric) {
        return meter.histogramBuilder(metric.metric())
                .setUnit(metric.unit())
                .setDescription(metric.meaning())
                .setExplicitBucketBoundariesAdvice(VolnuxMetrics.SECONDS)
                .build();
    }

    private static LongHistogram counts(Meter meter, VolnuxMetrics metric) {
        return meter.histogramBuilder(metric.metric())
                .setUnit(metric.unit())
                .setDescription(metric.meaning())
                .ofLongs()
                .setExplicitBucketBoundariesAdvice(
                        VolnuxMetrics.COUNTS.stream().map(Double::longValue).toList())
                .build();
    }

    private static LongCounter counter(Meter meter, VolnuxMetrics metric) {
        return meter.counterBuilder(metric.metric())
                .setUnit(metric.unit())
                .setDescription(metric.meaning())
                .build();
    }
}
