// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import io.volnux.bench.peers.SequenceBench;
import io.volnux.bench.peers.Work;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What {@code bench/check} starts: the cheap figures against their limits. Bytes are nearly exact and their limits are
 * tight; times are ratios within this run, on a machine that may be busy, and their limits are loose.
 */
final class Check {

    private static final String TASKS = "50";

    private Check() {}

    /**
     * A figure and what it must not exceed.
     *
     * @param why where the limit comes from
     */
    record Limit(String figure, double value, double limit, String why) {

        boolean holds() {
            return value <= limit;
        }

        String row() {
            return "| %s | %s | %s | %s | %s |%n"
                    .formatted(figure, text(value), text(limit), holds() ? "holds" : "**exceeded**", why);
        }

        private static String text(double number) {
            return String.format(Locale.ROOT, "%,.2f", number);
        }
    }

    public static void main(String[] arguments) throws RunnerException {
        var format = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);
        var before = Circumstances.load();
        var chain = new Runner(
                        brief(ChainBench.class)
                                .param("tasks", TASKS)
                                .param("observer", "none", "compiledOut")
                                .forks(2)
                                .build(),
                        format)
                .run();
        var sequence = new Runner(
                        brief(SequenceBench.class)
                                .param("work", Work.CHAIN_50.name())
                                .param("by", "VOLNUX", "LITEFLOW", "CALLS")
                                .build(),
                        format)
                .run();
        var limits = limits(chain, sequence);
        System.out.println(Circumstances.line(before));
        System.out.println();
        System.out.print(table(limits));
        if (!limits.stream().allMatch(Limit::holds)) {
            System.err.println("bench/check: a limit is exceeded; docs/performance.md says how the figures came about");
            System.exit(1);
        }
    }

    private static ChainedOptionsBuilder brief(Class<?> benchmark) {
        return new OptionsBuilder()
                .include("^\\Q" + benchmark.getName() + ".\\E")
                .addProfiler(GCProfiler.class)
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(4)
                .measurementTime(TimeValue.seconds(1));
    }

    static List<Limit> limits(Collection<RunResult> chain, Collection<RunResult> sequence) {
        var none = bytes(of(chain, "observer", "none"));
        var compiledOut = bytes(of(chain, "observer", "compiledOut"));
        var volnux = of(sequence, "by", "VOLNUX");
        var liteflow = of(sequence, "by", "LITEFLOW");
        var calls = of(sequence, "by", "CALLS");
        return List.of(
                new Limit("bytes per task, nobody observing", none, 405, "356 to 374 measured, and a tenth"),
                new Limit(
                        "bytes per task that being observable adds",
                        none - compiledOut,
                        40,
                        "none; forks differ by up to 30"),
                new Limit(
                        "bytes per task, as a part of LiteFlow's",
                        bytes(volnux) / bytes(liteflow),
                        0.46,
                        "0.36 to 0.39 measured"),
                new Limit(
                        "time per task, as a part of LiteFlow's",
                        time(volnux) / time(liteflow),
                        0.45,
                        "0.15 to 0.17 measured on a quiet machine"),
                new Limit(
                        "time per task, as a multiple of plain calls with two readings of the clock",
                        time(volnux) / time(calls),
                        5,
                        "1.7 to 1.9 measured on a quiet machine"));
    }

    static String table(List<Limit> limits) {
        var text = new StringBuilder("""
            | figure | value | limit | | where the limit comes from |
            |---|---|---|---|---|
            """);
        limits.forEach(limit -> text.append(limit.row()));
        return text.toString();
    }

    private static RunResult of(Collection<RunResult> results, String param, String value) {
        return results.stream()
                .filter(result -> value.equals(result.getParams().getParam(param)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no result for " + param + " " + value));
    }

    private static double bytes(RunResult result) {
        var measured = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"), "bytes");
        return measured.getScore() / Integer.parseInt(TASKS);
    }

    private static double time(RunResult result) {
        return result.getPrimaryResult().getScore() / Integer.parseInt(TASKS);
    }
}
