// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes a layout down. Needs no more stack for a deep one. */
final class Renderer {
    private static final int LINE_WIDTH = 100;
    private static final int STEP = 2;
    private static final int DEEPEST_INDENT =
            40; // deeper nesting goes on at this column, or a deep script would be mostly spaces

    private final StringBuilder out = new StringBuilder();
    private final Deque<Part> todo = new ArrayDeque<>();

    // the line being written
    private int column;
    private boolean lineEmpty = true;
    private boolean lineEnded; // by a comment

    private Renderer() {}

    static String render(Doc doc) {
        var renderer = new Renderer();
        renderer.todo.push(new Part(doc, 0, false));
        while (!renderer.todo.isEmpty()) {
            renderer.write(renderer.todo.pop());
        }
        if (!renderer.lineEmpty) {
            renderer.out.append('\n');
        }
        return renderer.out.toString();
    }

    private void write(Part part) {
        switch (part.doc) {
            case Doc.Text(var text, var width) -> text(text, width, part.indent);
            case Doc.Comment(var text, var trailing) -> comment(text, trailing, part.indent);
            case Doc.Space() -> {
                if (!lineEmpty && !lineEnded) {
                    out.append(' ');
                    column++;
                }
            }
            case Doc.Line(var space) -> {
                if (!part.flat || lineEnded) {
                    newline(part.indent);
                } else if (space) {
                    out.append(' ');
                    column++;
                }
            }
            case Doc.End(var blank) -> {
                newline(0);
                if (blank) {
                    out.append('\n');
                }
            }
            case Doc.Concat(var parts, var ignoredWidth, var ignoredEnd) -> {
                for (var inner : parts.reversed()) {
                    todo.push(new Part(inner, part.indent, part.flat));
                }
            }
            case Doc.Indent(var inner) ->
                todo.push(new Part(inner, Math.min(DEEPEST_INDENT, part.indent + STEP), part.flat));
            case Doc.Group(var inner) -> {
                int start = lineEnded ? part.indent : column;
                todo.push(new Part(inner, part.indent, part.flat || start + inner.width() <= LINE_WIDTH));
            }
        }
    }

    private void text(String text, int width, int indent) {
        if (lineEnded) {
            newline(indent);
        }
        start();
        out.append(text);
        int lastLine = text.lastIndexOf('\n');
        column = lastLine < 0 ? column + width : text.length() - lastLine - 1;
    }

    private void comment(String text, boolean trailing, int indent) {
        if (trailing) {
            out.append("  ");
        } else if (!lineEmpty || lineEnded) {
            newline(indent);
        }
        start();
        out.append(text);
        lineEnded = true;
    }

    private void newline(int indent) {
        if (!lineEmpty) {
            out.append('\n');
        }
        lineEmpty = true;
        lineEnded = false;
        column = indent;
    }

    private void start() {
        if (lineEmpty) {
            out.append(" ".repeat(column));
            lineEmpty = false;
        }
    }

    private record Part(Doc doc, int indent, boolean flat) {}
}
