// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.observe.Palette.Style;
import io.volnux.task.MetaCounts;
import io.volnux.task.ResultWord;
import io.volnux.task.TaskOutcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run as text: bars on a time axis, one row per executed node, then what was skipped and why, totals, and failures.
 * Critical path rows carry a mark, failures are red, handled ones yellow. Long runs show their most telling rows.
 */
public final class Waterfall {

    private static final int ROWS = 60;
    private static final int NARROWEST = 60;
    private static final int NAME = 32;
    private static final int TIME = 9;
    private static final int MARK = 2;
    private static final int SMALLEST_AXIS = 24;

    private final int width;
    private final Palette palette;

    /** For a terminal of this many columns; less than 60 is taken as 60. */
    public Waterfall(int width, Palette palette) {
        this.width = Math.max(NARROWEST, width);
        this.palette = palette;
    }

    /** The report as lines, without line breaks. */
    public List<String> lines(RunReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(title(report));
        if (!report.rows().isEmpty()) {
            lines.add("");
            chart(report, lines);
        }
        new ReportNotes(palette, width).write(report, lines);
        return lines;
    }

    /** The report as one text, each line ended by a line break. */
    public String render(RunReport report) {
        return String.join("\n", lines(report)) + "\n";
    }

    private String title(RunReport report) {
        RunReport.Summary summary = report.summary();
        ResultWord word = summary.verdict().result().orElse(null);
        boolean good = word == ResultWord.SUCCESS
                || (word == ResultWord.STOPPED && !summary.verdict().stoppedByFailure());
        Style style =
                word == null ? Style.CHOICE : good ? Style.GOOD : word == ResultWord.PARTIAL ? Style.WARN : Style.BAD;
        String sign = word == null ? palette.pick("▷", "*") : good ? palette.pick("✔", "+") : palette.pick("✘", "!");
        String joined = word == null ? " for " : " in ";
        return palette.paint(style, sign + " ")
                + palette.paint(Style.BOLD, palette.safe(summary.name(), width / 2))
                + "  "
                + palette.paint(style, summary.verdict().text())
                + joined
                + palette.time(summary.totals().wall().toNanos())
                + palette.paint(Style.DIM, "  run " + palette.safe(summary.runId(), 40));
    }

    private void chart(RunReport report, List<String> lines) {
        List<ReportRow> rows = RowChoice.of(
                report.rows(), ROWS, report.summary().totals().wall().toNanos());
        int names = Math.min(
                NAME, rows.stream().mapToInt(row -> label(row).length()).max().orElse(0));
        int longestNote =
                rows.stream().mapToInt(row -> note(row).length()).max().orElse(0);
        int room = width - MARK - names - 1 - TIME;
        int notes =
                longestNote == 0 ? 0 : Math.min(longestNote + 2, Math.max(0, room - Math.max(SMALLEST_AXIS, room / 2)));
        TimeAxis axis = new TimeAxis(report.summary().totals().wall().toNanos(), room - notes);
        Bar bar = new Bar(palette, axis, report.startUp().toNanos());
        String margin = " ".repeat(MARK + names + 1);
        axis.lines(palette).forEach(line -> lines.add(palette.paint(Style.DIM, margin + line)));
        Set<Bar.Part> seen = EnumSet.noneOf(Bar.Part.class);
        for (ReportRow row : rows) {
            Bar.Part[] cells = bar.cells(row.time(), row.ending().attempts());
            seen.addAll(List.of(cells));
            String note = note(row);
            boolean fits = note.isEmpty() || note.length() + 2 <= notes;
            lines.add((mark(row)
                            + name(row, names)
                            + " "
                            + bar.text(cells, style(row))
                            + Digits.right(palette.time(row.time().run()), TIME)
                            + (fits && !note.isEmpty() ? paintNote(row, "  " + note) : ""))
                    .stripTrailing());
            if (!fits) {
                String indent = below(margin, note);
                lines.add(indent + paintNote(row, palette.safe(note, width - indent.length())));
            }
        }
        leftOut(report.rows(), rows, margin, lines);
        boolean critical = rows.stream().anyMatch(row -> row.weight().critical());
        String legend = bar.legend(List.copyOf(seen), critical);
        lines.add(palette.paint(Style.DIM, below(margin, legend) + palette.safe(legend, width - MARK)));
    }

    /** The margin, or less if the text would not fit behind it. */
    private String below(String margin, String text) {
        return " ".repeat(Math.max(MARK, Math.min(margin.length(), width - text.length())));
    }

    private void leftOut(List<ReportRow> all, List<ReportRow> shown, String margin, List<String> lines) {
        if (all.size() == shown.size()) {
            return;
        }
        Set<String> seen = shown.stream().map(ReportRow::nodeId).collect(Collectors.toSet());
        List<ReportRow> rest =
                all.stream().filter(row -> !seen.contains(row.nodeId())).toList();
        long failed = rest.stream().filter(ReportRow::failed).count();
        long longest = rest.stream().mapToLong(row -> row.time().run()).max().orElse(0);
        String text = Digits.grouped(rest.size()) + " more left out, none longer than "
                + palette.time(longest)
                + (failed == 0 ? "" : ", " + Digits.grouped(failed) + " failed");
        lines.add(palette.paint(Style.DIM, margin + palette.pick("… ", "... ") + text));
    }

    private String mark(ReportRow row) {
        return row.weight().critical() ? palette.paint(Style.CRITICAL, palette.pick("▶ ", "> ")) : "  ";
    }

    private static String label(ReportRow row) {
        return "  ".repeat(Math.min(row.level(), 6)) + row.name();
    }

    private String name(ReportRow row, int names) {
        String label = label(row);
        String shown = label.length() <= names ? label : label.substring(0, names - 1) + palette.pick("…", "~");
        String padded = shown + " ".repeat(names - shown.length());
        Style style = row.failed() ? style(row) : row.weight().critical() ? Style.BOLD : Style.NORMAL;
        return palette.paint(style, padded);
    }

    private static Style style(ReportRow row) {
        return switch (row.ending().failure()) {
            case UNHANDLED, OPEN -> Style.BAD;
            case HANDLED -> Style.WARN;
            case NONE ->
                switch (row.ending().outcome()) {
                    case GOTO -> Style.CHOICE;
                    case BYPASSED -> Style.DIM;
                    case CANCELLED, ABANDONED, TIMED_OUT -> Style.OFF;
                    case SUCCESS, STOPPED, FAILURE -> row.weight().critical() ? Style.GOOD : Style.USUAL;
                };
        };
    }

    private String paintNote(ReportRow row, String note) {
        return palette.paint(row.failed() ? style(row) : Style.DIM, note);
    }

    private String note(ReportRow row) {
        List<String> parts = new ArrayList<>();
        if (row.failed() || row.ending().outcome() != TaskOutcome.SUCCESS) {
            parts.add(outcome(row));
        }
        if (row.ending().attempts() > 1 && row.counts() == null) {
            parts.add(row.ending().attempts() + " attempts");
        }
        row.fanOut().ifPresent(counts -> parts.add(fanOut(counts)));
        return String.join(", ", parts);
    }

    private String outcome(ReportRow row) {
        ReportRow.Ending ending = row.ending();
        String word = switch (ending.outcome()) {
            case GOTO -> "went to " + ending.choice().descriptor();
            case FAILURE, SUCCESS -> "failed";
            case TIMED_OUT -> "timed out";
            case STOPPED -> "stopped the run";
            case BYPASSED, CANCELLED, ABANDONED -> ending.outcome().word();
        };
        return ending.failure() == FailureKind.HANDLED ? word + ", handled" : word;
    }

    private String fanOut(MetaCounts counts) {
        StringBuilder text = new StringBuilder(Digits.grouped(counts.total()) + " items");
        if (counts.failed() > 0) {
            text.append(", ").append(Digits.grouped(counts.failed())).append(" failed");
        }
        if (counts.retries() > 0) {
            text.append(", ").append(Digits.grouped(counts.retries())).append(" retries");
        }
        if (!counts.slowest().isEmpty()) {
            MetaCounts.Instance slow = counts.slowest().get(0);
            text.append(", slowest #").append(slow.index()).append(' ').append(palette.time(slow.duration()));
        }
        return text.toString();
    }
}
