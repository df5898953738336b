// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.widemap;

import io.volnux.task.Input;
import io.volnux.task.Outcome;
import io.volnux.task.Piped;
import io.volnux.task.TaskContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tasks of wide-map.pty. */
public final class MeterTasks {

    /** The lines of a file. */
    public List<String> load(Path scriptFolder, @Input(required = false) @Nullable Path file) throws IOException {
        return Files.readAllLines(file == null ? scriptFolder.resolve("meters.txt") : file);
    }

    /** One line, {@code meter district kilowatt-hours}. Throwing is tried again, a returned failure is not. */
    public Outcome<Reading> convert(@Piped String line, TaskContext context) {
        String[] words = line.split(" ", -1);
        if (words.length != 3 || !words[2].matches("[0-9]+(\\.[0-9]+)?")) {
            return Outcome.failure("line must be meter, district and kWh, got '" + line + "'");
        }
        if (words[0].endsWith("77") && context.attempt() == 1) {
            throw new IllegalStateException("meter " + words[0] + " is slow to answer");
        }
        return Outcome.success(new Reading(words[0], words[1], Double.parseDouble(words[2])));
    }

    /** Sums by district; a line that failed is null in its place. */
    public Map<String, Double> summarize(@Piped List<@Nullable Reading> readings, TaskContext context) {
        Map<String, Double> sums = readings.stream()
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(
                        Reading::district, TreeMap::new, Collectors.summingDouble(Reading::kilowattHours)));
        context.logger().log(System.Logger.Level.INFO, "kilowatt-hours by district: " + sums);
        return sums;
    }

    /** What a meter says. */
    public record Reading(String meter, String district, double kilowattHours) {}
}
