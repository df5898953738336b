// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Writes Graphviz DOT. */
final class DotDrawing extends FlowDrawing {

    /** Between a record's id and one of its fields; never part of an id. */
    private static final char PORT = ':';

    @Override
    String header() {
        return """
            digraph workflow {
              node [fontname="Helvetica", fontsize=11, shape=circle];
              edge [fontname="Helvetica", fontsize=10];
            """;
    }

    @Override
    String legend() {
        return "  label=\"solid |->: hands on results; dashed ->: does not\"; fontname=\"Helvetica\"; fontsize=9;\n";
    }

    @Override
    String footer() {
        return "}\n";
    }

    @Override
    void task(TaskNode task, Shape shape) {
        String look = switch (shape) {
            case PLAIN -> "circle";
            case DECISION -> "diamond";
            case SINK -> "box";
        };
        line("%s [label=%s, shape=%s];".formatted(quoted(task.id()), quoted(GraphViews.label(task)), look));
    }

    /**
     * One record. Arms with stages of their own hang below their field and meet the others in a point, so that nothing
     * that follows has to know them.
     */
    @Override
    String parallel(StageNode stage, ParallelNode parallel) {
        StringJoiner fields = new StringJoiner("|", "{", "}");
        boolean simple = true;
        int number = 1;
        for (StageNode arm : parallel.arms()) {
            simple &= isSimple(arm);
            String port = isSimple(arm) ? "" : "<a" + number + "> ";
            fields.add(port + field(arm));
            number++;
        }
        line("%s [label=\"%s\", shape=record];".formatted(quoted(stage.id()), fields));
        return simple ? stage.id() : join(stage.id(), parallel.arms());
    }

    private String join(String id, List<StageNode> arms) {
        String join = id + ".join";
        List<String> exits = new ArrayList<>();
        boolean plainArms = false;
        for (int i = 0; i < arms.size(); i++) {
            StageNode arm = arms.get(i);
            String port = id + PORT + "a" + (i + 1);
            if (isSimple(arm)) {
                plainArms = true;
            } else if (arm.unit() instanceof TaskNode) {
                branches(arm, port, exits);
            } else {
                connect(port, stage(arm, exits), arm.piped(), "");
            }
        }
        if (plainArms) {
            exits.add(id);
        }
        point(join);
        exits.forEach(from -> connect(from, join, true, ""));
        return join;
    }

    private static boolean isSimple(StageNode arm) {
        return arm.unit() instanceof TaskNode && arm.branches().isEmpty();
    }

    private static String field(StageNode arm) {
        return switch (arm.unit()) {
            case TaskNode task -> recordText(GraphViews.label(task));
            case ParallelNode nested -> nested.arms().size() + " arms";
            case GroupNode group ->
                recordText(
                        group.chains().size() == 1
                                ? "{ }"
                                : "{ " + group.chains().size() + " chains }");
        };
    }

    @Override
    String group(String id, GroupNode group, List<String> exits) {
        open("subgraph %s {".formatted(quoted("cluster_" + id)));
        line("style=rounded; color=gray;");
        String entry = group.chains().size() == 1 ? chain(group.chains().get(0), exits) : several(id, group, exits);
        close("}");
        return entry;
    }

    private String several(String id, GroupNode group, List<String> exits) {
        String in = id + ".in";
        String out = id + ".out";
        point(in);
        List<String> ends = new ArrayList<>();
        for (ChainNode chain : group.chains()) {
            connect(in, chain(chain, ends), chain.first().piped(), "");
        }
        point(out);
        ends.forEach(from -> connect(from, out, true, ""));
        exits.add(out);
        return in;
    }

    private void point(String id) {
        line("%s [label=\"\", shape=point];".formatted(quoted(id)));
    }

    @Override
    String edge(String from, String to, boolean piped, String label) {
        int port = from.indexOf(PORT);
        String source = port < 0 ? quoted(from) : quoted(from.substring(0, port)) + ":" + from.substring(port + 1);
        StringJoiner attributes = new StringJoiner(", ", " [", "]").setEmptyValue("");
        if (!label.isEmpty()) {
            attributes.add("label=" + quoted(label));
        }
        if (!piped) {
            attributes.add("style=dashed");
        }
        return source + " -> " + quoted(to) + attributes + ";";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** Inside a record label brackets, bars and angles have a meaning, and so has a blank at the edge. */
    private static String recordText(String text) {
        return text.replaceAll("([\\\\{}|<>\"])", "\\\\$1").replace(" ", "\\ ");
    }
}
