// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.volnux.graph.ChainNode;
import io.volnux.graph.GroupNode;
import io.volnux.graph.ParallelNode;
import io.volnux.graph.StageNode;
import io.volnux.graph.TaskNode;
import java.util.ArrayDeque;
import java.util.Deque;

/** Looks for stages with several tasks. */
final class GraphForks {

    private GraphForks() {}

    /** Whether there is one; otherwise each task is a stage of its own. */
    static boolean any(ChainNode whole) {
        Deque<ChainNode> chains = new ArrayDeque<>();
        chains.push(whole);
        while (!chains.isEmpty()) {
            for (StageNode stage : chains.pop().stages()) {
                switch (stage.unit()) {
                    case TaskNode alone -> {}
                    case ParallelNode fork -> {
                        return true;
                    }
                    case GroupNode group -> group.chains().forEach(chains::push);
                }
                stage.branches().values().forEach(chains::push);
            }
        }
        return false;
    }
}
