// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.examples.diamond.StatisticTasks;
import io.volnux.examples.diamond.StatisticTasks.Statistic;
import io.volnux.task.ResultWord;
import io.volnux.task.RunResult;
import io.volnux.task.TaskRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiamondTest {

    private static final List<String> ARMS = List.of("Mean", "Median", "Deviation", "Low", "High", "Outliers");

    private final Example example = new Example("diamond", StatisticTasks.class);

    @Test
    void sixArmsShareTwoThreadsAndAreJoinedInTheOrderOfTheScript() {
        RunResult result = example.run(Map.of("scriptFolder", example.folder()));

        assertThat(result.unhandledFailures()).isEmpty();
        assertThat(result.result()).isEqualTo(ResultWord.SUCCESS);
        assertThat(result.tasks().stream().filter(task -> ARMS.contains(task.name())))
                .hasSize(6)
                .extracting(TaskRecord::executor)
                .containsOnly("threadpool");
        assertThat(workers(result)).hasSizeBetween(1, 2);
        assertThat(String.valueOf(result.value(String.class)).lines().skip(1))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("mean", "median", "deviation", "low", "high", "outliers");
    }

    @Test
    void aLineThatIsNoNumberIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("numbers.txt"), "1.5\n\nwarm\n");
        RunResult result = example.run(Map.of("scriptFolder", example.folder(), "file", file));
        assertThat(result.unhandledFailures().get(0).message())
                .hasValueSatisfying(text -> assertThat(text).contains("got warm in line 3 of " + file));
    }

    private static Set<Long> workers(RunResult result) {
        return ARMS.stream()
                .map(arm -> (Statistic) result.resultOf(arm).orElseThrow().content())
                .map(statistic -> statistic == null ? -1L : statistic.worker())
                .collect(Collectors.toSet());
    }
}
