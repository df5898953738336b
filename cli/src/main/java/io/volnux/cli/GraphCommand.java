// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.graph.GraphViews;
import io.volnux.graph.TaskGraph;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws a script. */
@Command(
        name = "graph",
        description = "Draws a script; its tasks need not exist.",
        footer = {
            "",
            "ascii: |-> hands on results, -> does not; (?) has branches, of which (No) is that of a failure and (Yes)"
                + " any other; (Sink) follows whichever was taken. dot and mermaid: a solid edge is |->, a dashed one"
                + " ->; a diamond has branches, a box is a sink."
        })
final class GraphCommand implements Callable<Integer> {

    enum Format {
        ASCII,
        DOT,
        MERMAID
    }

    private final Surroundings surroundings;

    @Parameters(paramLabel = "PATH", description = "A script, or a folder with one or with one named like the folder.")
    private String path = ".";

    @Option(names = "--format", paramLabel = "ascii|dot|mermaid", description = "How to draw it; default: ascii.")
    private Format format = Format.ASCII;

    @Option(names = "--classpath", paramLabel = "CP", description = "Jars and folders with more tasks.")
    private String classPath = "";

    @Mixin
    final CommonOptions common = new CommonOptions();

    GraphCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        TaskGraph graph = LoadedScript.of(ScriptSearch.script(path, surroundings), classPath, surroundings)
                .graph();
        String drawing = switch (format) {
            case ASCII -> GraphViews.ascii(graph);
            case DOT -> GraphViews.dot(graph);
            case MERMAID -> GraphViews.mermaid(graph);
        };
        surroundings.out().println(drawing.stripTrailing());
        return 0;
    }
}
