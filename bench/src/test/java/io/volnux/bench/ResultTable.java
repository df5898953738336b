// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import io.volnux.bench.peers.Contestant;
import io.volnux.bench.peers.Work;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Results as a table in Markdown, divided by the tasks or stages each measurement has. */
final class ResultTable {

    private static final String HEADING = """
        | what | ns | bytes | per | script text, MB/s |
        |---|---|---|---|---|
        """;

    private ResultTable() {}

    static String of(Collection<RunResult> results) {
        return HEADING + results.stream().map(ResultTable::row).collect(Collectors.joining()) + notes(results);
    }

    private static String notes(Collection<RunResult> results) {
        return results.stream()
                .map(result -> result.getParams().getParam("by"))
                .filter(Objects::nonNull)
                .distinct()
                .map(ResultTable::note)
                .collect(Collectors.joining());
    }

    static String note(String contestant) {
        var note = Contestant.valueOf(contestant).note();
        return note.isEmpty() ? "" : "\n%s: %s.\n".formatted(contestant, note);
    }

    private static String row(RunResult result) {
        var params = result.getParams();
        var primary = result.getPrimaryResult();
        var unit = unit(params);
        int count = count(params);
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        what(params),
                        figure(primary, count),
                        figure(result.getSecondaryResults().get("gc.alloc.rate.norm"), count),
                        unit,
                        unit.equals("stage") ? speed(count, primary.getScore()) : "");
    }

    private static String unit(BenchmarkParams params) {
        var keys = params.getParamsKeys();
        if (keys.contains("work")) {
            return Work.valueOf(params.getParam("work")).unit();
        }
        return keys.contains("growth")
                ? "run"
                : keys.contains("pipeline") ? "span" : keys.contains("stages") ? "stage" : "task";
    }

    /** By what a figure is divided to be one of its unit; JMH has done that already for runs and spans. */
    private static int count(BenchmarkParams params) {
        if (params.getParamsKeys().contains("work")) {
            return Work.valueOf(params.getParam("work")).units();
        }
        var unit = unit(params);
        return unit.equals("stage") || unit.equals("task") ? Integer.parseInt(params.getParam(unit + "s")) : 1;
    }

    private static String what(BenchmarkParams params) {
        var name = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        return params.getParamsKeys().stream()
                .map(key -> key + " " + params.getParam(key))
                .collect(Collectors.joining(", ", name + ": ", ""));
    }

    private static String figure(@Nullable Result<?> result, int count) {
        if (result == null) {
            return "unknown";
        }
        return number(result.getScore() / count) + " ± "
                + (Double.isNaN(result.getScoreError()) ? "unknown" : number(result.getScoreError() / count));
    }

    /** As many digits as help: one behind the point, two below ten. */
    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%,.1f", value);
    }

    /** Letters of the script are one byte each. */
    private static String speed(int stages, double nanos) {
        return number(CompileBench.script(stages).length() * 1000.0 / nanos);
    }
}
