// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Spans per second, and one pipeline's as a part of the other's. */
public final class ExportTable {

    private ExportTable() {}

    /** In Markdown; nothing if nothing was exported. */
    public static String of(Collection<RunResult> results) {
        var text = new StringBuilder();
        for (var volnux : results) {
            results.stream()
                    .filter(bare -> isOf(volnux, Pipeline.Builder.VOLNUX) && isOf(bare, Pipeline.Builder.BARE))
                    .filter(bare -> protocol(bare).equals(protocol(volnux)))
                    .forEach(bare -> text.append(row(bare, volnux)));
        }
        return text.isEmpty() ? "" : """

            | protocol | bare SDK, spans/s | VolnuxTracer, spans/s | VolnuxTracer's part | CPU of the export thread per span (bare, VolnuxTracer) | queue was full (bare, VolnuxTracer) |
            |---|---|---|---|---|---|
            """ + text;
    }

    private static boolean isOf(RunResult result, Pipeline.Builder builder) {
        return result.getParams().getParamsKeys().contains("pipeline")
                && builder.name().equals(result.getParams().getParam("pipeline"));
    }

    private static String protocol(RunResult result) {
        return result.getParams().getParam("protocol");
    }

    private static String row(RunResult bare, RunResult volnux) {
        double part =
                bare.getPrimaryResult().getScore() / volnux.getPrimaryResult().getScore();
        double error = part * Math.hypot(relativeError(bare), relativeError(volnux));
        return "| %s | %s | %s | %s ± %s | %s, %s | %s, %s |%n"
                .formatted(
                        protocol(bare),
                        speed(bare),
                        speed(volnux),
                        percent(part),
                        percent(error),
                        cpu(bare),
                        cpu(volnux),
                        percent(full(bare)),
                        percent(full(volnux)));
    }

    private static String speed(RunResult result) {
        double perSecond = 1e9 / result.getPrimaryResult().getScore();
        return String.format(Locale.ROOT, "%,.0f ± %,.0f", perSecond, perSecond * relativeError(result));
    }

    private static double relativeError(RunResult result) {
        return result.getPrimaryResult().getScoreError()
                / result.getPrimaryResult().getScore();
    }

    private static double full(RunResult result) {
        return score(result, "full") / score(result, "filled");
    }

    private static String cpu(RunResult result) {
        return String.format(
                Locale.ROOT, "%.0f ns", score(result, "exporting") / score(result, "filled") / Pipeline.BATCH);
    }

    private static double score(RunResult result, String counter) {
        Result<?> counted = Objects.requireNonNull(result.getSecondaryResults().get(counter), counter);
        return counted.getScore();
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }
}
