// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.observe.Palette.Style;
import io.volnux.task.MetaCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What stands below the chart: skipped nodes, totals, failures. */
final class ReportNotes {

    private static final int SKIPPED = 20;
    private static final int FAILURES = 10;
    private static final int ITEMS = 5;
    private static final int TO_BE_SEEN = 20;

    /** Below one it says that the run waited, which wall and work say better. */
    private static final double ONE_ROUNDED = 0.995;

    private final Palette palette;
    private final int width;

    ReportNotes(Palette palette, int width) {
        this.palette = palette;
        this.width = width;
    }

    void write(RunReport report, List<String> lines) {
        skipped(report.skipped(), lines);
        failures(report, lines);
        lines.add("");
        totals(report, lines);
    }

    private void skipped(List<SkippedNodes> skipped, List<String> lines) {
        if (skipped.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(palette.paint(Style.BOLD, "skipped"));
        for (SkippedNodes part : skipped.subList(0, Math.min(SKIPPED, skipped.size()))) {
            String names = names(part);
            String reason = palette.safe(part.reason(), Math.max(20, width - 4 - names.length()));
            lines.add("  " + names + "  " + palette.paint(Style.DIM, reason));
        }
        if (skipped.size() > SKIPPED) {
            lines.add(palette.paint(Style.DIM, "  " + more(skipped.size() - SKIPPED, "more")));
        }
    }

    private String names(SkippedNodes part) {
        int shown = Math.min(3, part.nodes().size());
        String names = part.nodes().subList(0, shown).stream()
                .map(SkippedNodes.Node::name)
                .collect(Collectors.joining(", "));
        String label = NodeIds.last(part.nodeId());
        String branch = label.startsWith("b") ? label.substring(1) + palette.pick(" → ", " -> ") : "";
        int left = part.nodes().size() - shown;
        return branch + names + (left == 0 ? "" : ", " + more(left, "more"));
    }

    private void failures(RunReport report, List<String> lines) {
        List<FailureReport> failures = report.failures().stream()
                .sorted((left, right) ->
                        Boolean.compare(left.kind() == FailureKind.HANDLED, right.kind() == FailureKind.HANDLED))
                .toList();
        for (FailureReport failure : failures.subList(0, Math.min(FAILURES, failures.size()))) {
            failure(failure, lines);
            report.rows().stream()
                    .filter(row -> row.nodeId().equals(failure.nodeId()))
                    .flatMap(row -> row.fanOut().stream())
                    .forEach(counts -> items(counts, lines));
        }
        if (failures.size() > FAILURES) {
            lines.add("");
            lines.add(palette.paint(Style.DIM, more(failures.size() - FAILURES, "more failures")));
        }
        report.summary().error().ifPresent(cause -> {
            lines.add("");
            lines.add(palette.paint(Style.BAD, palette.pick("✘ ", "! ") + "the run itself"));
            cause(cause, lines);
        });
    }

    private void failure(FailureReport failure, List<String> lines) {
        boolean handled = failure.kind() == FailureKind.HANDLED;
        Style style = handled ? Style.WARN : Style.BAD;
        String sign = handled ? palette.pick("▲ ", "~ ") : palette.pick("✘ ", "! ");
        String attempts = failure.attempts() > 1 ? " after " + failure.attempts() + " attempts" : "";
        lines.add("");
        lines.add(palette.paint(style, sign + failure.task() + " failed" + attempts + (handled ? ", handled" : ""))
                + palette.paint(Style.DIM, "  node " + failure.nodeId()));
        cause(failure.cause(), lines);
    }

    private void cause(FailureReport.Cause cause, List<String> lines) {
        lines.add("    " + palette.safe(cause.text(), 4 * width));
        if (!cause.root().isEmpty()) {
            lines.add(palette.paint(Style.DIM, "    caused by ") + palette.safe(cause.root(), 4 * width));
        }
        cause.at()
                .ifPresent(place -> lines.add(palette.paint(Style.DIM, "    at ")
                        + palette.paint(Style.BOLD, place.toString())
                        + palette.paint(Style.DIM, "  " + place.className() + "." + place.method())));
        if (!cause.last().isEmpty()) {
            lines.add(palette.paint(Style.DIM, "    last attempt ") + palette.safe(cause.last(), 4 * width));
        }
    }

    private void items(MetaCounts counts, List<String> lines) {
        int shown = Math.min(ITEMS, counts.failures().size());
        for (MetaCounts.InstanceFailure item : counts.failures().subList(0, shown)) {
            lines.add("    #" + item.index() + "  " + palette.safe(item.message(), 4 * width));
        }
        if (counts.failed() > shown && shown > 0) {
            lines.add(palette.paint(Style.DIM, "    " + more(counts.failed() - shown, "more items failed")));
        }
    }

    private void totals(RunReport report, List<String> lines) {
        RunReport.Totals totals = report.summary().totals();
        String dot = palette.pick("  ·  ", "  ");
        List<String> times = new ArrayList<>();
        times.add("wall " + palette.time(totals.wall().toNanos()));
        if (report.startUp().toNanos() > totals.wall().toNanos() / TO_BE_SEEN) {
            times.add("start-up " + palette.time(report.startUp().toNanos()));
        }
        times.add("work " + palette.time(totals.work().toNanos()));
        if (totals.parallelism() >= ONE_ROUNDED) {
            times.add(String.format(Locale.ROOT, "parallelism %.2f", totals.parallelism()));
        }
        times.add(
                "critical path " + palette.time(report.criticalPath().duration().toNanos()));
        joined(times, dot, lines);
        List<String> counts = List.of(
                count(totals.tasks(), "task", "tasks") + " in " + count(totals.stages(), "stage", "stages"),
                count(totals.retries(), "retry", "retries"),
                failures(totals));
        joined(counts, dot, lines);
    }

    /** On one line, or on two where the terminal is narrow. */
    private void joined(List<String> parts, String dot, List<String> lines) {
        String all = String.join(dot, parts);
        if (all.length() <= width || (palette.colours() && width >= 80)) {
            lines.add(all);
        } else {
            lines.add(String.join(dot, parts.subList(0, 2)));
            lines.add(String.join(dot, parts.subList(2, parts.size())));
        }
    }

    private String failures(RunReport.Totals totals) {
        if (totals.handled() + totals.unhandled() == 0) {
            return "no failures";
        }
        String handled = count(totals.handled(), "failure", "failures") + " handled";
        String unhandled = Digits.grouped(totals.unhandled()) + " unhandled";
        return palette.paint(totals.handled() > 0 ? Style.WARN : Style.NORMAL, handled)
                + ", "
                + palette.paint(totals.unhandled() > 0 ? Style.BAD : Style.NORMAL, unhandled);
    }

    private static String count(long number, String one, String many) {
        return Digits.grouped(number) + " " + (number == 1 ? one : many);
    }

    private String more(int number, String what) {
        return palette.pick("…", "...") + " " + Digits.grouped(number) + " " + what;
    }
}
