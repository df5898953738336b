// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.volnux.graph.TaskNode;
import io.volnux.otel.internal.Texts;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.otel.semconv.VolnuxSpans;

/**
 * Names and attribute sets of one task that are the same in every run.
 *
 * @param span name of its span
 * @param start attributes its span starts with
 * @param series how it is measured
 * @param place its number among those of its graph, from 0 without gaps, or {@link #NOWHERE}
 */
record TaskNames(String span, Attributes start, TaskSeries series, int place) {

    /** Of what is no task of the graph. */
    static final int NOWHERE = -1;

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
        return new TaskNames(VolnuxSpans.TASK + settings.taskNameSeparator + name, start.build(), series, place);
    }

    /** The task's name. */
    String name() {
        return series.name();
    }
}
