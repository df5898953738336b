// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.draw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * What {@code bench/profile} starts: draws the stacks of recordings of the JVM as a flame graph without a script in it.
 * Width is CPU time (JDK 25 and newer, on Linux) or samples of running threads (others); callees stand above their callers.
 */
public final class FlameGraph {

    private static final String CPU_TIME = "jdk.CPUTimeSample";
    private static final String RUNNING = "jdk.ExecutionSample";
    private static final int WIDTH = 1_200;
    private static final int ROW = 17;
    private static final int MARGIN = 10;
    private static final int HEAD = 58;
    private static final double LETTER = 6.6;
    private static final String STYLE = """
        <style>
        text { font: 11px ui-monospace, SFMono-Regular, Menlo, "DejaVu Sans Mono", monospace; fill: #1f2328 }
        .title { font: 600 14px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif }
        .note { font: 12px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #59636e }
        .back { fill: #ffffff } .v { fill: #9cc9ff } .b { fill: #b4e3a8 } .j { fill: #d9dde2 } .o { fill: #ffd59b }
        rect { rx: 2px }
        @media (prefers-color-scheme: dark) {
        .title { fill: #f0f6fc } .note { fill: #9198a1 } .back { fill: #0d1117 } }
        </style>
        """;

    /** A method, and what it called, with the samples of all. */
    static final class Node {
        private final Map<String, Node> callees = new TreeMap<>();
        private long samples;

        void add(List<String> stack) {
            samples++;
            var at = this;
            for (var frame : stack) {
                at = at.callees.computeIfAbsent(frame, name -> new Node());
                at.samples++;
            }
        }

        long samples() {
            return samples;
        }

        private int depth(double least) {
            return callees.values().stream()
                    .filter(callee -> callee.samples >= least)
                    .mapToInt(callee -> 1 + callee.depth(least))
                    .max()
                    .orElse(0);
        }

        private Stream<Map.Entry<String, Node>> widest() {
            return callees.entrySet().stream().sorted(Comparator.comparingLong(callee -> -callee.getValue().samples));
        }
    }

    private final Node root = new Node();
    private final double share;
    private final StringBuilder svg = new StringBuilder();
    private double least;
    private int rows;

    FlameGraph(double share) {
        this.share = share;
    }

    /** A folder of recordings, the file to draw, a title and a caption; frames below 0.5 % are left out. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            System.err.println("usage: java FlameGraph.java folder-of-recordings flame.svg title caption");
            System.exit(2);
        }
        List<Path> recordings;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            recordings = files.filter(file -> file.toString().endsWith(".jfr")).toList();
        }
        var graph = new FlameGraph(0.005);
        var kind = graph.read(recordings, CPU_TIME) ? "CPU time" : "running threads";
        if (graph.root.samples == 0 && !graph.read(recordings, RUNNING)) {
            System.err.println(
                    "bench/profile: recordings must have samples of the benchmark, got none in " + arguments[0]);
            System.exit(1);
        }
        var caption = "%,d samples of %s below the benchmark's method; frames below 0.5 %% are left out. %s"
                .formatted(graph.root.samples, kind, arguments[3]);
        Files.writeString(Path.of(arguments[1]), graph.draw(arguments[2], caption));
    }

    /** Adds the samples of this kind; answers whether there were any. */
    private boolean read(List<Path> recordings, String kind) throws IOException {
        for (var recording : recordings) {
            try (var file = new RecordingFile(recording)) {
                while (file.hasMoreEvents()) {
                    var event = file.readEvent();
                    if (event.getEventType().getName().equals(kind)) {
                        add(stack(event));
                    }
                }
            }
        }
        return root.samples > 0;
    }

    private static List<String> stack(RecordedEvent event) {
        var trace = event.getStackTrace();
        return trace == null
                ? List.of()
                : trace.getFrames().stream().map(FlameGraph::name).toList().reversed();
    }

    private static String name(RecordedFrame frame) {
        var method = frame.getMethod();
        return method.getType().getName() + "." + method.getName();
    }

    /** A stack from the outermost frame inwards: what measures is cut off, and stacks without a frame of ours count not. */
    void add(List<String> stack) {
        for (int i = 0; i < stack.size(); i++) {
            if (isOurs(stack.get(i))) {
                root.add(stack.subList(i, stack.size()).stream()
                        .map(FlameGraph::readable)
                        .toList());
                return;
            }
        }
    }

    private static boolean isOurs(String frame) {
        return frame.startsWith("io.volnux.") && !frame.contains(".jmh_generated.");
    }

    /** Numbers of hidden classes differ from run to run. */
    private static String readable(String frame) {
        return frame.replaceAll("\\$\\$Lambda([/.]0x[0-9a-f]+)?", "\\$lambda");
    }

    Node root() {
        return root;
    }

    String draw(String title, String caption) {
        least = Math.max(1, root.samples * share);
        rows = root.depth(least);
        int height = HEAD + rows * ROW + MARGIN;
        svg.append("""
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
            <title>%3$s</title>
            """.formatted(WIDTH, height, safe(title)));
        svg.append(STYLE).append("<rect class=\"back\" width=\"%d\" height=\"%d\"/>%n".formatted(WIDTH, height));
        svg.append("<text class=\"title\" x=\"%d\" y=\"20\">%s</text>%n".formatted(MARGIN, safe(title)));
        svg.append("<text class=\"note\" x=\"%d\" y=\"38\">%s</text>%n".formatted(MARGIN, safe(caption)));
        svg.append(
                        "<text class=\"note\" x=\"%d\" y=\"53\">Blue: Volnux. Green: the benchmark and its tasks. Grey: the JDK."
                                .formatted(MARGIN))
                .append(" Orange: others.</text>\n");
        callees(root, MARGIN, 0);
        return svg.append("</svg>\n").toString();
    }

    private void callees(Node caller, double left, int row) {
        double at = left;
        for (var callee : caller.widest().toList()) {
            double wide = (WIDTH - 2.0 * MARGIN) * callee.getValue().samples / root.samples;
            if (callee.getValue().samples >= least) {
                box(callee.getKey(), callee.getValue(), at, wide, row);
                callees(callee.getValue(), at, row + 1);
            }
            at += wide;
        }
    }

    private void box(String frame, Node node, double x, double wide, int row) {
        int y = HEAD + (rows - 1 - row) * ROW;
        svg.append(String.format(
                Locale.ROOT,
                "<g><title>%s %.1f %%</title><rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                safe(frame),
                100.0 * node.samples / root.samples,
                style(frame),
                x,
                y,
                Math.max(0.5, wide - 0.5),
                ROW - 1));
        var shown = fitting(frame, (int) ((wide - 6) / LETTER));
        if (!shown.isEmpty()) {
            svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\">%s</text>", x + 3, y + 12, safe(shown)));
        }
        svg.append("</g>\n");
    }

    /** Class and method, as much as fits. */
    private static String fitting(String frame, int letters) {
        var parts = new ArrayList<>(List.of(frame.split("\\.")));
        var text = String.join(".", parts.subList(Math.max(0, parts.size() - 2), parts.size()));
        if (text.length() <= letters) {
            return text;
        }
        var method = parts.getLast();
        return method.length() <= letters ? method : letters < 4 ? "" : method.substring(0, letters - 1) + "…";
    }

    private static String style(String frame) {
        Predicate<String> starts = frame::startsWith;
        if (starts.test("io.volnux.bench.")) {
            return "b";
        }
        return starts.test("io.volnux.")
                ? "v"
                : Stream.of("java.", "jdk.", "sun.", "javax.").anyMatch(starts) ? "j" : "o";
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
