// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sums of turnover in cents, by some key in order. */
public record Table(String title, Map<String, Long> sums) {

    /** Sums by key. */
    static Table of(String title, List<Line> lines, Function<Line, String> key) {
        return new Table(
                title,
                lines.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.summingLong(Line::cents))));
    }

    /** The ten largest sums as Markdown. */
    List<String> markdown() {
        List<String> text = new ArrayList<>(List.of("", "## " + title, "", "| | |", "|---|---:|"));
        sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(10)
                .map(sum -> "| %s | %s |".formatted(sum.getKey(), amount(sum.getValue())))
                .forEach(text::add);
        return text;
    }

    private static String amount(long cents) {
        return String.format(Locale.ROOT, "%,.2f", cents / 100.0);
    }
}
