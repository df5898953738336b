// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import java.util.List;

/**
 * Chains treated as one unit; several run concurrently and are joined.
 *
 * @param chains at least one
 */
public record GroupNode(List<ChainNode> chains) implements UnitNode {

    public GroupNode {
        chains = List.copyOf(chains);
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
        return "group of " + chains.size();
    }
}
