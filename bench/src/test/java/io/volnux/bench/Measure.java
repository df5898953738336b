// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import io.volnux.bench.peers.BlockingBench;
import io.volnux.bench.peers.ForkBench;
import io.volnux.bench.peers.MapBench;
import io.volnux.bench.peers.SequenceBench;
import io.volnux.bench.telemetry.ExportBench;
import io.volnux.bench.telemetry.ExportTable;
import io.volnux.bench.telemetry.TelemetryBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What {@code bench/run} starts: measures by name, progress to standard error, the table to standard output. */
final class Measure {

    static final Map<String, Class<?>> BENCHMARKS = new TreeMap<>(Map.of(
            "chain", ChainBench.class,
            "floor", FloorBench.class,
            "compile", CompileBench.class,
            "export", ExportBench.class,
            "growth", GrowthBench.class,
            "sequence", SequenceBench.class,
            "fork", ForkBench.class,
            "map", MapBench.class,
            "blocking", BlockingBench.class,
            "telemetry", TelemetryBench.class));

    private static final Path GROWTH = Path.of("bench", "target", "growth.csv");

    private Measure() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        var named = arguments.length > 0 && !arguments[0].startsWith("-");
        var wrong = named ? wrong(arguments[0]) : "";
        if (!wrong.isEmpty()) {
            fail(wrong);
        }
        var chosen = named ? List.<Class<?>>of(BENCHMARKS.get(arguments[0])) : List.copyOf(BENCHMARKS.values());
        measure(chosen, Arrays.copyOfRange(arguments, named ? 1 : 0, arguments.length));
    }

    /** What is wrong with a name, or nothing. */
    static String wrong(String name) {
        return BENCHMARKS.containsKey(name)
                ? ""
                : "benchmark must be one of %s, or records or map-heap, got %s; bench/run --help says what they measure"
                        .formatted(String.join(", ", BENCHMARKS.keySet()), name);
    }

    private static void measure(List<Class<?>> chosen, String[] options) throws RunnerException, IOException {
        var builder = new OptionsBuilder().parent(parsed(options)).addProfiler(GCProfiler.class);
        chosen.forEach(type -> builder.include("^\\Q" + type.getName() + ".\\E"));
        var format = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);
        var before = Circumstances.load();
        var results = new Runner(builder.build(), format).run();
        if (results.isEmpty()) {
            fail("nothing was measured; why stands above, and bench/run --help says what can be chosen");
        }
        var circumstances = Circumstances.line(before);
        System.out.println(circumstances);
        System.out.println();
        System.out.print(ResultTable.of(results));
        System.out.print(ExportTable.of(results));
        var growth = results.stream()
                .filter(result -> result.getParams().getParamsKeys().contains("growth"))
                .toList();
        if (!growth.isEmpty()) {
            GrowthData.write(growth, circumstances, GROWTH);
        }
    }

    private static CommandLineOptions parsed(String[] options) {
        try {
            return new CommandLineOptions(options);
        } catch (CommandLineOptionException e) {
            fail("options must be ones of JMH, got: " + e.getMessage());
            throw new IllegalStateException(e);
        }
    }

    private static void fail(String why) {
        System.err.println("bench/run: " + why);
        System.exit(2);
    }
}
