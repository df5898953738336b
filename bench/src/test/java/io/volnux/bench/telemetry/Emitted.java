// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.otel.semconv.VolnuxAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was emitted, in words in which ids and times do not show. */
record Emitted(List<SpanData> spans, List<MetricData> metrics) {

    /** Emits something to an SDK. */
    interface Source {

        /** Once it is set up. */
        Run on(OpenTelemetrySdk target) throws Exception;

        /** What is done. */
        interface Run {
            void run() throws Exception;
        }
    }

    static Emitted by(Source source) throws Exception {
        var spans = Sdk.<SpanData>list();
        var metrics = Sdk.<MetricData>list();
        try (var sdk = Sdk.keeping(spans, metrics)) {
            source.on(sdk).run();
        }
        return new Emitted(spans, metrics);
    }

    /** All spans, those below a span after it and further in. */
    String tree() {
        return spans.stream()
                .filter(span -> !span.getParentSpanContext().isValid())
                .map(root -> words(root, ""))
                .collect(Collectors.joining());
    }

    private String words(SpanData span, String indent) {
        var below = spans.stream()
                .filter(other -> other.getParentSpanId().equals(span.getSpanId()))
                .sorted(Comparator.comparingLong(SpanData::getStartEpochNanos))
                .map(child -> words(child, indent + "  "))
                .collect(Collectors.joining());
        var runId = Objects.requireNonNull(span.getAttributes().get(VolnuxAttributes.RUN_ID));
        return "%s%s %s %s links %s events %s%n"
                        .formatted(
                                indent,
                                span.getKind(),
                                span.getName(),
                                words(span.getAttributes(), runId),
                                span.getLinks().stream()
                                        .map(link -> node(link.getSpanContext().getSpanId()) + link.getAttributes())
                                        .toList(),
                                span.getEvents().stream()
                                        .map(event -> event.getName() + event.getAttributes())
                                        .toList())
                + below;
    }

    /** A span in the words of what differs from span to span. */
    private String node(String spanId) {
        return spans.stream()
                .filter(span -> span.getSpanId().equals(spanId))
                .map(span -> span.getName()
                        + span.getAttributes().get(VolnuxAttributes.NODE_ID)
                        + span.getAttributes().get(VolnuxAttributes.CONTEXT_INDEX))
                .findFirst()
                .orElse("unknown");
    }

    private static Map<String, String> words(Attributes attributes, String runId) {
        var words = new TreeMap<String, String>();
        attributes.forEach((key, value) -> words.put(
                key.getKey(),
                value instanceof Double ? "a time" : value.toString().replace(runId, "run")));
        return words;
    }

    /** How often each instrument got a value with these attributes, and the sums of those that are no times. */
    Map<String, String> values() {
        var values = new TreeMap<String, String>();
        for (var metric : metrics) {
            switch (metric.getType()) {
                case HISTOGRAM ->
                    metric.getHistogramData()
                            .getPoints()
                            .forEach(point -> values.put(
                                    metric.getName() + point.getAttributes(),
                                    "%d values, sum %s, in %s, exemplars %s"
                                            .formatted(
                                                    point.getCount(),
                                                    metric.getUnit().equals("s") ? "a time" : point.getSum(),
                                                    point.getBoundaries(),
                                                    !point.getExemplars().isEmpty())));
                case LONG_SUM ->
                    metric.getLongSumData()
                            .getPoints()
                            .forEach(point ->
                                    values.put(metric.getName() + point.getAttributes(), "sum " + point.getValue()));
                default -> throw new IllegalStateException("metric must be compared, got " + metric);
            }
        }
        return values;
    }
}
