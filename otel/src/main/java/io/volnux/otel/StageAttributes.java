// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.volnux.graph.ParallelNode;
import io.volnux.graph.StageNode;
import io.volnux.otel.semconv.VolnuxAttributes;

/** What the span of a stage says of the script. */
final class StageAttributes {

    private StageAttributes() {}

    static Attributes of(StageNode stage) {
        return Attributes.builder()
                .put(VolnuxAttributes.NODE_ID, stage.id())
                .put(VolnuxAttributes.STAGE_TASKS, (long) stage.tasks().size())
                .put(VolnuxAttributes.STAGE_PARALLEL, stage.unit() instanceof ParallelNode)
                .put(VolnuxAttributes.STAGE_CONDITIONAL, !stage.branches().isEmpty())
                .put(VolnuxAttributes.STAGE_SINK, stage.sink())
                .build();
    }
}
