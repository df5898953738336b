// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

/**
 * A graph as text for people and for drawing tools. Every view shows a graph with problems too, ends with a line break,
 * and grows linearly with the script.
 */
public final class GraphViews {

    private GraphViews() {}

    /**
     * A tree of plain ASCII, one line per stage. Marks: {@code (?)} has branches, {@code (No)} stands behind descriptor
     * 0, {@code (Yes)} behind any other, {@code (Sink)} follows a stage with branches.
     */
    public static String ascii(TaskGraph graph) {
        return DeepStack.call(graph.script().text(), () -> new AsciiTree().draw(graph));
    }

    /**
     * A Graphviz digraph. A sink is a box, a task with branches a diamond, a parallel stage one record, anything else a
     * circle; edges of branches carry their descriptor. A dashed edge passes no results, a solid one pipes them, and the
     * drawing says so.
     */
    public static String dot(TaskGraph graph) {
        return DeepStack.call(graph.script().text(), () -> new DotDrawing().draw(graph));
    }

    /**
     * A Mermaid flowchart, with the same shapes and edges as far as Mermaid has them; parallel stages and groups are
     * subgraphs.
     */
    public static String mermaid(TaskGraph graph) {
        return DeepStack.call(graph.script().text(), () -> new MermaidDrawing().draw(graph));
    }

    /** A task's name, with its attempts if there are several. */
    static String label(TaskNode task) {
        int attempts = task.settings().maxAttempts();
        return attempts == 1 ? task.label() : task.label() + " * " + attempts;
    }
}
