// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import java.util.ArrayList;
import java.util.List;

/** Writes a Mermaid flowchart. */
final class MermaidDrawing extends FlowDrawing {

    @Override
    String header() {
        return "flowchart TD\n";
    }

    @Override
    String legend() {
        return "  %% solid |->: hands on results; dashed ->: does not\n";
    }

    @Override
    String footer() {
        return "";
    }

    @Override
    void task(TaskNode task, Shape shape) {
        String look = switch (shape) {
            case PLAIN -> "%s(%s)";
            case DECISION -> "%s{%s}";
            case SINK -> "%s[%s]";
        };
        line(look.formatted(id(task.id()), quoted(GraphViews.label(task))));
    }

    @Override
    String parallel(StageNode stage, ParallelNode parallel) {
        boolean decides = !stage.branches().isEmpty();
        open("subgraph %s[%s]".formatted(id(stage.id()), quoted(decides ? "parallel ?" : "parallel")));
        for (StageNode arm : parallel.arms()) {
            stage(arm, new ArrayList<>());
        }
        close("end");
        return stage.id();
    }

    @Override
    String group(String id, GroupNode group, List<String> exits) {
        open("subgraph %s[%s]".formatted(id(id), quoted("group")));
        for (ChainNode chain : group.chains()) {
            chain(chain, new ArrayList<>());
        }
        close("end");
        exits.add(id);
        return id;
    }

    @Override
    String edge(String from, String to, boolean piped, String label) {
        String arrow = piped ? "-->" : "-.->";
        return id(from) + " " + arrow + (label.isEmpty() ? "" : "|" + label + "|") + " " + id(to);
    }

    private static String id(String nodeId) {
        return "n" + nodeId.replace('.', '_');
    }

    /** Entities, because Mermaid reads labels as HTML and Markdown. */
    private static String quoted(String text) {
        return '"'
                + text.replace("&", "#amp;")
                        .replace("<", "#lt;")
                        .replace(">", "#gt;")
                        .replace("\"", "#quot;")
                        .replace("*", "#42;")
                + '"';
    }
}
