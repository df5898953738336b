// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.task.TimeLedger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The bar of one execution: waiting for a worker, attempts, and the back-off between them. A ledger has sums, not the
 * times of each attempt: attempts are drawn equally long, back-off in the proportions of its formula.
 */
final class Bar {

    private final Palette palette;
    private final TimeAxis axis;
    private final long startUp;

    /** Waiting before {@code startUp} was for the run to get going, not for a worker. */
    Bar(Palette palette, TimeAxis axis, long startUp) {
        this.palette = palette;
        this.axis = axis;
        this.startUp = startUp;
    }

    /** What a cell shows. */
    enum Part {
        EMPTY,
        START_UP,
        QUEUE,
        FAILED_ATTEMPT,
        BACKOFF,
        LAST_ATTEMPT,
        SLIVER
    }

    private record Segment(Part part, double weight) {}

    /** One character per cell. */
    Part[] cells(TimeLedger time, int attempts) {
        Part[] cells = new Part[axis.width()];
        Arrays.fill(cells, Part.EMPTY);
        int ready = axis.cell(time.ready());
        int started = axis.cell(time.started());
        int ended = axis.cell(time.ended());
        int going = Math.max(ready, Math.min(started, axis.cell(startUp)));
        Arrays.fill(cells, ready, going, Part.START_UP);
        Arrays.fill(cells, going, Math.max(going, started), Part.QUEUE);
        if (ended <= started) {
            cells[Math.min(started, cells.length - 1)] = Part.SLIVER;
        } else {
            fill(cells, started, ended, segments(time, Math.max(1, attempts)));
        }
        return cells;
    }

    private static List<Segment> segments(TimeLedger time, int attempts) {
        if (attempts == 1) {
            return List.of(new Segment(Part.LAST_ATTEMPT, 1));
        }
        double run = Math.max(1, time.run());
        double gaps = Math.max(0, time.ended() - time.started() - time.run());
        double allWeights = Math.scalb(1.0, Math.min(attempts, 60)) - 2;
        List<Segment> segments = new ArrayList<>();
        for (int number = 1; number < attempts; number++) {
            segments.add(new Segment(Part.FAILED_ATTEMPT, run / attempts));
            boolean first = number == 1 && attempts > 2;
            double share = attempts == 2 ? 1 : first ? 0 : Math.scalb(1.0, Math.min(number - 1, 59)) / allWeights;
            segments.add(new Segment(Part.BACKOFF, gaps * share));
        }
        segments.add(new Segment(Part.LAST_ATTEMPT, run / attempts));
        return segments;
    }

    /** Every segment gets a cell if there is room for all, else each cell shows what lasted at its middle. */
    private static void fill(Part[] cells, int from, int to, List<Segment> segments) {
        int length = to - from;
        double total = segments.stream().mapToDouble(Segment::weight).sum();
        int spare = Math.max(0, length - segments.size());
        boolean room = length >= segments.size();
        double end = 0;
        int cell = from;
        for (int i = 0; i < segments.size(); i++) {
            end += segments.get(i).weight() / total;
            int until = room ? from + i + 1 + (int) Math.round(end * spare) : from + (int) Math.round(end * length);
            until = i == segments.size() - 1 ? to : Math.min(until, to);
            if (until > cell) {
                Arrays.fill(cells, cell, until, segments.get(i).part());
                cell = until;
            }
        }
    }

    /** The cells as text; the run's own part in {@code style}, waiting dimmed. */
    String text(Part[] cells, Palette.Style style) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (from < cells.length) {
            int to = from;
            while (to < cells.length && cells[to] == cells[from]) {
                to++;
            }
            String run = String.valueOf(symbol(cells[from])).repeat(to - from);
            boolean waiting = switch (cells[from]) {
                case START_UP, QUEUE, BACKOFF -> true;
                case EMPTY, FAILED_ATTEMPT, LAST_ATTEMPT, SLIVER -> false;
            };
            out.append(cells[from] == Part.EMPTY ? run : palette.paint(waiting ? Palette.Style.DIM : style, run));
            from = to;
        }
        return out.toString();
    }

    char symbol(Part part) {
        return switch (part) {
            case EMPTY -> ' ';
            case START_UP -> palette.pick('╌', '~');
            case QUEUE -> palette.pick('·', '.');
            case FAILED_ATTEMPT -> palette.pick('▓', 'x');
            case BACKOFF -> palette.pick('░', '-');
            case LAST_ATTEMPT -> palette.pick('█', '#');
            case SLIVER -> palette.pick('▏', '|');
        };
    }

    /** Explains the symbols that occur. */
    String legend(List<Part> seen, boolean critical) {
        List<String> words = new ArrayList<>();
        Collections.addAll(words, symbol(Part.LAST_ATTEMPT) + " run");
        if (seen.contains(Part.FAILED_ATTEMPT)) {
            words.add(symbol(Part.FAILED_ATTEMPT) + " failed attempt");
        }
        if (seen.contains(Part.BACKOFF)) {
            words.add(symbol(Part.BACKOFF) + " back-off");
        }
        if (seen.contains(Part.START_UP)) {
            words.add(symbol(Part.START_UP) + " start-up");
        }
        if (seen.contains(Part.QUEUE)) {
            words.add(symbol(Part.QUEUE) + " queue");
        }
        if (critical) {
            words.add(palette.pick("▶", ">") + " critical path");
        }
        return String.join("   ", words);
    }
}
