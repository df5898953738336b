// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.draw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What {@code bench/plots} starts: draws how time and bytes of a run grow, on logarithmic axes, from the lines that
 * {@code bench/run growth} wrote.
 */
public final class Plots {

    private static final int WIDTH = 340;
    private static final int HEIGHT = 280;
    private static final int LEFT = 62;
    private static final int TOP = 34;
    private static final int RIGHT = 14;
    private static final int BOTTOM = 48;
    private static final int CAPTION = 54;
    private static final List<String> TIMES =
            List.of("1 ns", "10 ns", "100 ns", "1 µs", "10 µs", "100 µs", "1 ms", "10 ms", "100 ms", "1 s", "10 s");
    private static final List<String> SIZES =
            List.of("1 B", "10 B", "100 B", "1 kB", "10 kB", "100 kB", "1 MB", "10 MB", "100 MB", "1 GB", "10 GB");
    private static final String STYLE = """
        <style>
        text { font: 12px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
        .back { fill: #ffffff } .title { font-weight: 600 } .faint { fill: #59636e }
        .grid { stroke: #d1d9e0; stroke-width: 1 } .frame { stroke: #818b98; fill: none }
        .line { stroke: #0969da; stroke-width: 2; fill: none } .dot { fill: #0969da } .error { stroke: #0969da }
        .reference { stroke: #bc4c00; stroke-width: 1.5; stroke-dasharray: 5 4; fill: none } .named { fill: #bc4c00 }
        @media (prefers-color-scheme: dark) {
        text { fill: #f0f6fc } .back { fill: #0d1117 } .faint { fill: #9198a1 } .grid { stroke: #2a313a }
        .frame { stroke: #656c76 } .line, .error { stroke: #58a6ff } .dot { fill: #58a6ff }
        .reference { stroke: #f0883e } .named { fill: #f0883e } }
        </style>
        """;

    /** One measurement. */
    record Point(String shape, double size, double ns, double nsError, double bytes, double bytesError) {

        static Point parse(String line) {
            var parts = line.split(",");
            if (parts.length != 6) {
                throw new IllegalArgumentException("line must have six figures, got '" + line + "'");
            }
            return new Point(
                    parts[0], number(parts[1]), number(parts[2]), number(parts[3]), number(parts[4]), number(parts[5]));
        }

        private static double number(String text) {
            return Double.parseDouble(text);
        }
    }

    /** One of two things that are drawn of each point. */
    record Figure(String name, ToDoubleFunction<Point> value, ToDoubleFunction<Point> error, List<String> decades) {}

    private static final List<Figure> FIGURES = List.of(
            new Figure("time per run", Point::ns, Point::nsError, TIMES),
            new Figure("bytes allocated per run", Point::bytes, Point::bytesError, SIZES));

    private Plots() {}

    /** The file of lines, and the file to draw. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: java Plots.java growth.csv growth.svg");
            System.exit(2);
        }
        Files.writeString(Path.of(arguments[1]), draw(Files.readAllLines(Path.of(arguments[0]))));
    }

    /** The drawing of these lines: what is behind {@code #} goes below it. */
    static String draw(List<String> lines) {
        var points = lines.stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("shape") && !line.isBlank())
                .map(Point::parse)
                .toList();
        var caption = lines.stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .toList();
        var shapes = points.stream().map(Point::shape).distinct().toList();
        int width = shapes.size() * WIDTH;
        int height = FIGURES.size() * HEIGHT + CAPTION;
        var svg = new StringBuilder("""
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
            <title>How time and bytes of a run grow</title>
            """.formatted(width, height));
        svg.append(STYLE)
                .append("<rect class=\"back\" width=\"%d\" height=\"%d\" rx=\"6\"/>%n".formatted(width, height));
        for (int column = 0; column < shapes.size(); column++) {
            var shape = shapes.get(column);
            var of =
                    points.stream().filter(point -> point.shape().equals(shape)).toList();
            for (int row = 0; row < FIGURES.size(); row++) {
                svg.append("<g transform=\"translate(%d %d)\">%n".formatted(column * WIDTH, row * HEIGHT));
                svg.append(new Panel(shape, of, FIGURES.get(row)).draw()).append("</g>\n");
            }
        }
        int at = FIGURES.size() * HEIGHT + 16;
        svg.append(text(
                14,
                at,
                "start",
                "faint",
                "Lines across the points are errors at 99.9 %. Dashed: in proportion to the"
                        + " largest. Exponent: of the upper half of the points."));
        for (var each : caption) {
            at += 17;
            svg.append(text(14, at, "start", "faint", each));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String text(double x, double y, String anchor, String style, String text) {
        var safe = text.replace("&", "&amp;").replace("<", "&lt;");
        return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" class=\"%s\">%s</text>%n"
                .formatted(place(x), place(y), anchor, style, safe);
    }

    private static String place(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** The exponent that fits the upper half of the points best: 1 is growth in proportion. */
    static double exponent(List<Point> points, ToDoubleFunction<Point> value) {
        var upper = points.subList(points.size() / 2, points.size());
        double x = upper.stream()
                .mapToDouble(point -> Math.log(point.size()))
                .average()
                .orElse(0);
        double y = upper.stream()
                .mapToDouble(point -> Math.log(value.applyAsDouble(point)))
                .average()
                .orElse(0);
        double across = 0;
        double along = 0;
        for (var point : upper) {
            double dx = Math.log(point.size()) - x;
            across += dx * (Math.log(value.applyAsDouble(point)) - y);
            along += dx * dx;
        }
        return across / along;
    }

    /** One diagram. */
    private static final class Panel {

        private final String shape;
        private final List<Point> points;
        private final Figure figure;
        private final int right;
        private final int lowest;
        private final int highest;

        Panel(String shape, List<Point> points, Figure figure) {
            this.shape = shape;
            this.points = points;
            this.figure = figure;
            this.right = (int) Math.ceil(Math.log10(points.getLast().size()) - 1e-9);
            this.lowest = (int) Math.floor(
                    Math.log10(points.stream().mapToDouble(figure.value()).min().orElse(1)));
            this.highest = (int) Math.ceil(
                    Math.log10(points.stream().mapToDouble(figure.value()).max().orElse(10)));
        }

        private double x(double size) {
            return LEFT + (WIDTH - LEFT - RIGHT) * Math.log10(size) / right;
        }

        private double y(double value) {
            double part = (Math.log10(value) - lowest) / (highest - lowest);
            return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * part;
        }

        String draw() {
            var svg = new StringBuilder();
            svg.append(text(LEFT, TOP - 14, "start", "title", figure.name()));
            svg.append(text(
                    WIDTH - RIGHT,
                    TOP - 14,
                    "end",
                    "faint",
                    String.format(Locale.ROOT, "exponent %.2f", exponent(points, figure.value()))));
            for (int decade = 0; decade <= right; decade++) {
                double x = x(Math.pow(10, decade));
                svg.append(line("grid", x, TOP, x, HEIGHT - BOTTOM));
                svg.append(
                        text(x, HEIGHT - BOTTOM + 16, "middle", "faint", "%,d".formatted((long) Math.pow(10, decade))));
            }
            for (int decade = lowest; decade <= highest; decade++) {
                double y = y(Math.pow(10, decade));
                svg.append(line("grid", LEFT, y, WIDTH - RIGHT, y));
                svg.append(
                        text(LEFT - 6, y + 4, "end", "faint", figure.decades().get(decade)));
            }
            svg.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - BOTTOM + 34, "middle", "", axis()));
            return svg + reference() + curve();
        }

        private String axis() {
            return switch (shape) {
                case "tasks" -> "tasks in a chain";
                case "width" -> "tasks in one parallel stage";
                case "depth" -> "groups in groups, a task in each";
                default -> shape;
            };
        }

        private String reference() {
            var last = points.getLast();
            double value = figure.value().applyAsDouble(last);
            double smallest = Math.max(1, last.size() * Math.pow(10, lowest) / value);
            return line("reference", x(smallest), y(value * smallest / last.size()), x(last.size()), y(value));
        }

        private String curve() {
            var path = new ArrayList<String>();
            var marks = new StringBuilder();
            for (var point : points) {
                double value = figure.value().applyAsDouble(point);
                double error = figure.error().applyAsDouble(point);
                double x = x(point.size());
                path.add(place(x) + "," + place(y(value)));
                double low = Math.max(value - error, Math.pow(10, lowest));
                double high = Math.min(value + error, Math.pow(10, highest));
                marks.append(line("error", x, y(low), x, y(high)));
                marks.append(
                        "<circle class=\"dot\" cx=\"%s\" cy=\"%s\" r=\"3\"/>%n".formatted(place(x), place(y(value))));
            }
            return "<polyline class=\"line\" points=\"%s\"/>%n%s".formatted(String.join(" ", path), marks);
        }

        private static String line(String style, double x1, double y1, double x2, double y2) {
            return "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>%n"
                    .formatted(style, place(x1), place(y1), place(x2), place(y2));
        }
    }
}
