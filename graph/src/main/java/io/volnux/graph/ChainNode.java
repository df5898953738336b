// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import java.util.List;

/** Stages that run one after the other; at least one. */
public final class ChainNode {

    private final List<StageNode> stages;

    ChainNode(List<StageNode> stages) {
        this.stages = List.copyOf(stages);
    }

    /** The stages in order. */
    public List<StageNode> stages() {
        return stages;
    }

    /** The first stage. */
    public StageNode first() {
        return stages.get(0);
    }

    @Override
    public String toString() {
        return "chain of " + stages.size() + " from " + first().id();
    }
}
