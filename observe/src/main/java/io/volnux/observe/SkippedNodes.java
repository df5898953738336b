// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import java.util.List;

/**
 * Part of a script that did not run: a branch, or the rest of a chain.
 *
 * @param nodeId where it begins
 * @param reason why it did not run
 * @param nodes its tasks, in the order of the script
 */
public record SkippedNodes(String nodeId, String reason, List<Node> nodes) {

    public SkippedNodes {
        nodes = List.copyOf(nodes);
    }

    /** A task that did not run. */
    public record Node(String nodeId, String name) {}
}
