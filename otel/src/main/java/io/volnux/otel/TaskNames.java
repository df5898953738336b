// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanBuilder;
import io.volnux.graph.TaskNode;
import io.volnux.otel.internal.Texts;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.otel.semconv.VolnuxSpans;
import java.util.ArrayList;
import java.util.List;

/**
 * Names and attribute sets of one task that are the same in every run.
 *
 * @param span name of its span
 * @param start what its span starts with
 * @param series how it is measured
 * @param place its number among those of its graph, from 0 without gaps, or {@link #NOWHERE}
 */
record TaskNames(String span, List<TaskNames.Fact<?>> start, TaskSeries series, int place) {

    /** Of what is no task of the graph. */
    static final int NOWHERE = -1;

    /** An attribute with its value. */
    record Fact<T>(AttributeKey<T> key, T value) {

        void tell(SpanBuilder span) {
            span.setAttribute(key, value);
        }
    }

    static TaskNames of(TaskNode node, TaskSeries series, VolnuxTelemetryBuilder settings, int place) {
        AttributesBuilder start = Attributes.builder().put(VolnuxAttributes.NODE_ID, node.id());
        String source = node.definition().source();
        if (source.contains(".")) {
            start.put(VolnuxAttributes.CODE_FUNCTION, Texts.cut(source));
        }
        return of(start, series, settings, place);
    }

    /** A task that was executed but never started, so that nobody has seen its place. */
    static TaskNames unplaced(TaskSeries series, VolnuxTelemetryBuilder settings) {
        return of(Attributes.builder(), series, settings, NOWHERE);
    }

    private static TaskNames of(
            AttributesBuilder start, TaskSeries series, VolnuxTelemetryBuilder settings, int place) {
        String name = series.name();
        start.put(VolnuxAttributes.TASK_NAME, name);
        if (settings.profile == BackendProfile.DATADOG) {
            Datadog.measured(start, "volnux.task", name);
        }
        return new TaskNames(VolnuxSpans.TASK + settings.taskNameSeparator + name, facts(start.build()), series, place);
    }

    @SuppressWarnings("unchecked") // a key of attributes fits its value
    private static List<Fact<?>> facts(Attributes attributes) {
        List<Fact<?>> facts = new ArrayList<>();
        attributes.forEach((key, value) -> facts.add(new Fact<>((AttributeKey<Object>) key, value)));
        return List.copyOf(facts);
    }

    /** Gives a span what it starts with; that is done for each task, and an iterator or lambda would be made each time. */
    SpanBuilder begin(SpanBuilder span) {
        for (int i = 0; i < start.size(); i++) {
            start.get(i).tell(span);
        }
        return span;
    }

    /** The task's name. */
    String name() {
        return series.name();
    }
}
