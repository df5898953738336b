// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.diamond;

import io.volnux.task.Input;
import io.volnux.task.Piped;
import io.volnux.task.TaskContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tasks of diamond.pty. Each statistic is estimated 1,500 times from samples, to know how far to trust it. */
public final class StatisticTasks {

    private static final int SAMPLES = 1_500;

    /** The numbers of a file, one per line. */
    public double[] load(Path scriptFolder, @Input(required = false) @Nullable Path file) throws IOException {
        Path path = file == null ? scriptFolder.resolve("temperatures.txt") : file;
        List<String> lines = Files.readAllLines(path);
        return IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isBlank())
                .mapToDouble(i -> number(lines.get(i).strip(), path, i + 1))
                .toArray();
    }

    private static double number(String text, Path file, int line) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "file must hold numbers, one per line, got %s in line %d of %s".formatted(text, line, file), wrong);
        }
    }

    /** The mean. */
    public Statistic mean(@Piped double[] values) {
        return estimate(
                "mean", values, sorted -> Arrays.stream(sorted).average().orElse(Double.NaN));
    }

    /** The value in the middle. */
    public Statistic median(@Piped double[] values) {
        return estimate("median", values, sorted -> quantile(sorted, 0.5));
    }

    /** The standard deviation. */
    public Statistic deviation(@Piped double[] values) {
        return estimate("deviation", values, sorted -> {
            double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
            return Math.sqrt(Arrays.stream(sorted)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElse(Double.NaN));
        });
    }

    /** One in ten values lies below. */
    public Statistic low(@Piped double[] values) {
        return estimate("low", values, sorted -> quantile(sorted, 0.1));
    }

    /** One in ten values lies above. */
    public Statistic high(@Piped double[] values) {
        return estimate("high", values, sorted -> quantile(sorted, 0.9));
    }

    /** Share of values that lie far from the middle half, in percent. */
    public Statistic outliers(@Piped double[] values) {
        return estimate("outliers", values, sorted -> {
            double reach = 1.5 * (quantile(sorted, 0.75) - quantile(sorted, 0.25));
            double least = quantile(sorted, 0.25) - reach;
            double most = quantile(sorted, 0.75) + reach;
            return 100.0
                    * Arrays.stream(sorted)
                            .filter(value -> value < least || value > most)
                            .count()
                    / sorted.length;
        });
    }

    /** All results of the stage before, in the order of the script. */
    public String join(@Piped List<Statistic> statistics, TaskContext context) {
        StringBuilder table = new StringBuilder(String.format("%d statistics%n", statistics.size()));
        for (Statistic each : statistics) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-10s %6.2f  (%5.2f to %5.2f)%n",
                    each.name(),
                    each.value(),
                    each.least(),
                    each.most()));
        }
        context.logger().log(System.Logger.Level.INFO, table.toString());
        return table.toString();
    }

    private static Statistic estimate(String name, double[] values, ToDoubleFunction<double[]> statistic) {
        if (values.length == 0) {
            throw new IllegalArgumentException("file must hold numbers, one per line, got none");
        }
        Random random = new Random(name.hashCode());
        double[] estimates = new double[SAMPLES];
        double[] sample = new double[values.length];
        for (int i = 0; i < SAMPLES; i++) {
            for (int k = 0; k < sample.length; k++) {
                sample[k] = values[random.nextInt(values.length)];
            }
            Arrays.sort(sample);
            estimates[i] = statistic.applyAsDouble(sample);
        }
        Arrays.sort(estimates);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Statistic(
                name,
                statistic.applyAsDouble(sorted),
                quantile(estimates, 0.025),
                quantile(estimates, 0.975),
                Thread.currentThread().threadId());
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /**
     * What is known of one statistic.
     *
     * @param least 95 of 100 samples give at least this
     * @param most and at most this
     * @param worker the thread that computed it
     */
    public record Statistic(String name, double value, double least, double most, long worker) {}
}
