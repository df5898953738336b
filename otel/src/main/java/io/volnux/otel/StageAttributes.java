// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.trace.SpanBuilder;
import io.volnux.graph.ParallelNode;
import io.volnux.graph.StageNode;
import io.volnux.otel.semconv.VolnuxAttributes;

/** What the span of a stage says of the script. */
final class StageAttributes {

    private StageAttributes() {}

    static void describe(SpanBuilder span, StageNode stage) {
        span.setAttribute(VolnuxAttributes.NODE_ID, stage.id())
                .setAttribute(VolnuxAttributes.STAGE_TASKS, (long) stage.tasks().size())
                .setAttribute(VolnuxAttributes.STAGE_PARALLEL, stage.unit() instanceof ParallelNode)
                .setAttribute(
                        VolnuxAttributes.STAGE_CONDITIONAL, !stage.branches().isEmpty())
                .setAttribute(VolnuxAttributes.STAGE_SINK, stage.sink());
    }
}
