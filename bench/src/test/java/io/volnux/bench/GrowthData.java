// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The figures of {@link GrowthBench} as lines of text, which {@code bench/plots} draws. */
final class GrowthData {

    private GrowthData() {}

    static void write(Collection<RunResult> results, String circumstances, Path file) throws IOException {
        var lines = results.stream().map(GrowthData::line).collect(Collectors.joining());
        Files.writeString(file, "# " + circumstances + "\nshape,size,ns,ns_error,bytes,bytes_error\n" + lines);
    }

    private static String line(RunResult result) {
        var growth = result.getParams().getParam("growth");
        var bytes = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"), "bytes");
        return String.format(
                Locale.ROOT,
                "%s,%d,%s,%s%n",
                GrowthBench.shape(growth).name().toLowerCase(Locale.ROOT),
                GrowthBench.size(growth),
                figure(result.getPrimaryResult()),
                figure(bytes));
    }

    private static String figure(Result<?> result) {
        return String.format(Locale.ROOT, "%.1f,%.1f", result.getScore(), result.getScoreError());
    }
}
