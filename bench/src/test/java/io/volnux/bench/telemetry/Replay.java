// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Bare code of the SDK that emits what a run emitted: the same spans in the same tree with the same attributes, links and
 * events, and as many values to the same instruments. The floor for telemetry that says as much.
 */
final class Replay {

    private final Tracer tracer;
    private final List<Node> roots;
    private final List<Runnable> values = new ArrayList<>();

    Replay(OpenTelemetry telemetry, List<SpanData> spans, List<MetricData> metrics) {
        tracer = telemetry.getTracer("io.volnux");
        var byStart = spans.stream()
                .sorted(Comparator.comparingLong(SpanData::getStartEpochNanos))
                .toList();
        roots = byStart.stream()
                .filter(span -> !span.getParentSpanContext().isValid())
                .map(span -> Node.of(span, byStart))
                .toList();
        var meter = telemetry.getMeter("io.volnux");
        metrics.forEach(metric -> add(meter, metric));
    }

    int spans() {
        return roots.stream().mapToInt(Node::size).sum();
    }

    int values() {
        return values.size();
    }

    void run() {
        roots.forEach(root -> root.emit(tracer));
        values.forEach(Runnable::run);
    }

    private void add(Meter meter, MetricData metric) {
        switch (metric.getType()) {
            case HISTOGRAM -> {
                var histogram = meter.histogramBuilder(metric.getName())
                        .setUnit(metric.getUnit())
                        .build();
                for (HistogramPointData point : metric.getHistogramData().getPoints()) {
                    double mean = point.getSum() / point.getCount();
                    times(point.getCount(), () -> histogram.record(mean, point.getAttributes()));
                }
            }
            case LONG_SUM -> {
                var sum = metric.getLongSumData();
                if (sum.isMonotonic()) {
                    var counter = meter.counterBuilder(metric.getName()).build();
                    sum.getPoints()
                            .forEach(point -> times(point.getValue(), () -> counter.add(1, point.getAttributes())));
                } else {
                    var counter = meter.upDownCounterBuilder(metric.getName()).build();
                    sum.getPoints().forEach(point -> times(2, () -> counter.add(1, point.getAttributes())));
                }
            }
            default -> throw new IllegalStateException("instrument must be replayed, got " + metric);
        }
    }

    private void times(long count, Runnable value) {
        for (long i = 0; i < count; i++) {
            values.add(value);
        }
    }

    private record Node(SpanData span, List<Map.Entry<AttributeKey<Object>, Object>> attributes, List<Node> children) {

        @SuppressWarnings("unchecked") // a key of attributes fits its value
        static Node of(SpanData span, List<SpanData> all) {
            var attributes = new ArrayList<Map.Entry<AttributeKey<Object>, Object>>();
            span.getAttributes().forEach((key, value) -> attributes.add(Map.entry((AttributeKey<Object>) key, value)));
            var children = all.stream()
                    .filter(other -> other.getParentSpanId().equals(span.getSpanId()))
                    .map(child -> of(child, all))
                    .toList();
            return new Node(span, attributes, children);
        }

        int size() {
            return 1 + children.stream().mapToInt(Node::size).sum();
        }

        void emit(Tracer tracer) {
            var builder = tracer.spanBuilder(span.getName()).setSpanKind(span.getKind());
            for (var link : span.getLinks()) {
                builder.addLink(link.getSpanContext(), link.getAttributes());
            }
            Span emitted = builder.startSpan();
            for (var attribute : attributes) {
                emitted.setAttribute(attribute.getKey(), attribute.getValue());
            }
            for (var event : span.getEvents()) {
                emitted.addEvent(event.getName(), event.getAttributes());
            }
            try (var scope = emitted.makeCurrent()) {
                for (var child : children) {
                    child.emit(tracer);
                }
            } finally {
                emitted.end();
            }
        }
    }
}
