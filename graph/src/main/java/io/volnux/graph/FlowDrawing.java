// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks a graph for a drawing of nodes and edges. Every chain, group and parallel stage is entered at one node, so the
 * number of edges grows linearly, however many arms meet however many chains. One instance per drawing.
 */
abstract sealed class FlowDrawing permits DotDrawing, MermaidDrawing {

    private static final String INDENT = "  ";

    private final StringBuilder nodes = new StringBuilder();
    private final StringBuilder edges = new StringBuilder();
    private int level = 1;

    /** What a node looks like. */
    enum Shape {
        PLAIN,
        DECISION,
        SINK;

        static Shape of(StageNode stage) {
            return stage.sink() ? SINK : stage.branches().isEmpty() ? PLAIN : DECISION;
        }
    }

    final String draw(TaskGraph graph) {
        String header = header();
        chain(graph.chain(), new ArrayList<>());
        return header + nodes + edges + (edges.isEmpty() ? "" : legend()) + footer();
    }

    abstract String header();

    abstract String footer();

    /** What the two kinds of edges mean. */
    abstract String legend();

    /** Draws one task. */
    abstract void task(TaskNode task, Shape shape);

    /** Draws all arms; the stage's branches leave from the node it answers. */
    abstract String parallel(StageNode stage, ParallelNode parallel);

    /** Draws all chains; answers where to enter, and adds where to leave. */
    abstract String group(String id, GroupNode group, List<String> exits);

    /** An edge as text; {@code label} may be empty. */
    abstract String edge(String from, String to, boolean piped, String label);

    /** Draws a chain; answers where to enter, and adds where to leave. */
    final String chain(ChainNode chain, List<String> exits) {
        List<StageNode> stages = chain.stages();
        List<String> open = List.of();
        String entry = "";
        for (int i = 0; i < stages.size(); i++) {
            StageNode stage = stages.get(i);
            List<String> leaving = i == stages.size() - 1 ? exits : new ArrayList<>();
            String id = stage(stage, leaving);
            for (String from : open) {
                connect(from, id, stage.piped(), "");
            }
            open = leaving;
            entry = i == 0 ? id : entry;
        }
        return entry;
    }

    /** Draws a stage or an arm; answers where to enter, and adds where to leave. */
    final String stage(StageNode stage, List<String> exits) {
        return switch (stage.unit()) {
            case TaskNode task -> {
                task(task, Shape.of(stage));
                branches(stage, stage.id(), exits);
                yield stage.id();
            }
            case ParallelNode parallel -> {
                branches(stage, parallel(stage, parallel), exits);
                yield stage.id();
            }
            case GroupNode group -> group(stage.id(), group, exits);
        };
    }

    /** Draws what hangs below a stage or an arm that leaves from {@code from}, and adds where to leave. */
    final void branches(StageNode stage, String from, List<String> exits) {
        stage.branches().forEach((descriptor, chain) -> {
            String entry = chain(chain, exits);
            connect(from, entry, chain.first().piped(), String.valueOf(descriptor));
        });
        boolean alwaysBranches =
                stage.branches().containsKey(0) && stage.branches().containsKey(1);
        if (!alwaysBranches) {
            exits.add(from);
        }
    }

    final void connect(String from, String to, boolean piped, String label) {
        edges.append(INDENT).append(edge(from, to, piped, label)).append('\n');
    }

    /** A line among the nodes, indented. */
    final void line(String text) {
        nodes.append(INDENT.repeat(Math.min(level, 20))).append(text).append('\n');
    }

    /** A line that opens a bracket. */
    final void open(String text) {
        line(text);
        level++;
    }

    /** A line that closes the latest bracket. */
    final void close(String text) {
        level--;
        line(text);
    }
}
