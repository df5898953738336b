// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.otel.semconv.VolnuxMetrics;
import io.volnux.otel.semconv.VolnuxSpans;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Bare code of the SDK that emits for one run after the other what a run emitted: the same spans in the same tree with the
 * same attributes, links and events, and the same values to the same instruments, those of a task while its span is
 * current. The floor for telemetry that says as much.
 *
 * <p>What differs from run to run is made anew in each, as code by hand must: an id for the run, from it those of tasks and
 * contexts, two readings of the clock for each task and for the run, and the times as attributes and values. Links are to
 * the spans of the same run. All else (names, places, edges, attributes of events and metrics) is ready made, which is as
 * cheap as such code can be. For one thread at a time.
 */
final class Replay {

    /** What is measured of each task; the rest is measured of the run. */
    private static final Set<String> OF_TASKS = Set.of(
            VolnuxMetrics.TASK_ACTIVE.metric(),
            VolnuxMetrics.TASK_DURATION.metric(),
            VolnuxMetrics.TASK_QUEUE_DURATION.metric());

    private final Tracer tracer;
    private final ReplayedSpan root;
    private final List<ReplayedSpan> tasks;
    private int values;

    Replay(OpenTelemetry telemetry, List<SpanData> spans, List<MetricData> metrics) {
        tracer = telemetry.getTracer(VolnuxMetrics.METER);
        var byStart = spans.stream()
                .sorted(Comparator.comparingLong(SpanData::getStartEpochNanos))
                .toList();
        var data = byStart.stream()
                .filter(span -> !span.getParentSpanContext().isValid())
                .findFirst()
                .orElseThrow();
        var runId = Objects.requireNonNull(data.getAttributes().get(VolnuxAttributes.RUN_ID));
        root = new ReplayedSpan.Tree(byStart, runId).of(data);
        tasks = root.all()
                .filter(span -> span.name().startsWith(VolnuxSpans.TASK))
                .toList();
        var meter = telemetry.getMeter(VolnuxMetrics.METER);
        int executions = executions(metrics);
        metrics.forEach(metric -> add(meter, metric, executions));
    }

    int spans() {
        return (int) root.all().count();
    }

    int values() {
        return values;
    }

    void run() {
        root.emit(tracer, UUID.randomUUID().toString(), true);
    }

    /** The values alone, with spans that say nothing because they are not sampled. */
    void runUnsampled() {
        root.emit(tracer, "", false);
    }

    private static int executions(List<MetricData> metrics) {
        return metrics.stream()
                .filter(metric -> metric.getName().equals(VolnuxMetrics.TASK_DURATION.metric()))
                .flatMap(metric -> metric.getHistogramData().getPoints().stream())
                .mapToInt(point -> (int) point.getCount())
                .sum();
    }

    private void add(Meter meter, MetricData metric, int executions) {
        switch (metric.getType()) {
            case HISTOGRAM ->
                metric.getHistogramData().getPoints().forEach(point -> addHistogram(meter, metric, point));
            case LONG_SUM -> {
                if (metric.getLongSumData().isMonotonic()) {
                    throw new IllegalStateException("run must need no counter, got " + metric);
                }
                var active = meter.upDownCounterBuilder(metric.getName()).build();
                boolean ofTasks = OF_TASKS.contains(metric.getName());
                for (var point : metric.getLongSumData().getPoints()) {
                    for (int i = 0; i < (ofTasks ? executions : 1); i++) {
                        var span = span(ofTasks, i);
                        span.atStart(seconds -> active.add(1, point.getAttributes()));
                        span.atEnd(seconds -> active.add(-1, point.getAttributes()));
                        values += 2;
                    }
                }
            }
            default -> throw new IllegalStateException("instrument must be replayed, got " + metric);
        }
    }

    private void addHistogram(Meter meter, MetricData metric, HistogramPointData point) {
        var histogram = meter.histogramBuilder(metric.getName())
                .setUnit(metric.getUnit())
                .setExplicitBucketBoundariesAdvice(point.getBoundaries())
                .build();
        var attributes = point.getAttributes();
        double mean = point.getSum() / point.getCount();
        for (int i = 0; i < point.getCount(); i++) {
            span(OF_TASKS.contains(metric.getName()), i)
                    .atEnd(
                            metric.getUnit().equals("s")
                                    ? seconds -> histogram.record(seconds, attributes)
                                    : seconds -> histogram.record(mean, attributes));
            values++;
        }
    }

    /** Where a value is recorded: in the span of a task if there are such. */
    private ReplayedSpan span(boolean ofTask, int number) {
        return ofTask && !tasks.isEmpty() ? tasks.get(number % tasks.size()) : root;
    }
}
