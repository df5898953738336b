// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import java.util.List;

/**
 * Units that start together. The branches of the last arm belong to the stage that holds this node, those of any other
 * arm to that arm.
 *
 * @param arms at least two
 */
public record ParallelNode(List<StageNode> arms) implements UnitNode {

    public ParallelNode {
        arms = List.copyOf(arms);
    }

    /** Identity: graphs may nest deeper than a recursive comparison can go. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "parallel of " + arms.size();
    }
}
