// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Chooses the rows that tell most, when there are too many to show. */
final class RowChoice {

    private RowChoice() {}

    private static final int ENOUGH = 20;
    private static final int TOO_SHORT_TO_SEE = 200;

    /**
     * At most {@code limit} rows in their order: failures, the slowest of the critical path, the slowest of all. Rows
     * that took less than a two-hundredth of the run only fill up to twenty.
     */
    static List<ReportRow> of(List<ReportRow> rows, int limit, long wall) {
        if (rows.size() <= limit) {
            return rows;
        }
        Set<ReportRow> chosen = new HashSet<>();
        slowest(rows.stream().filter(row -> row.ending().failure() == FailureKind.UNHANDLED), limit / 4, chosen);
        slowest(rows.stream().filter(ReportRow::failed), limit / 2, chosen);
        List<ReportRow> visible = rows.stream()
                .filter(row -> row.time().run() >= wall / TOO_SHORT_TO_SEE)
                .toList();
        slowest(visible.stream().filter(row -> row.weight().critical()), limit * 3 / 4, chosen);
        slowest(visible.stream(), limit, chosen);
        slowest(rows.stream(), ENOUGH, chosen);
        return rows.stream().filter(chosen::contains).toList();
    }

    private static void slowest(Stream<ReportRow> rows, int limit, Set<ReportRow> chosen) {
        rows.filter(row -> !chosen.contains(row))
                .sorted(Comparator.comparingLong((ReportRow row) -> -row.time().run()))
                .limit(Math.max(0, limit - chosen.size()))
                .forEach(chosen::add);
    }
}
