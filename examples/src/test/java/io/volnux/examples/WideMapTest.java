// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.examples.widemap.MeterTasks;
import io.volnux.task.ResultWord;
import io.volnux.task.RunResult;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WideMapTest {

    private final Example example = new Example("wide-map", MeterTasks.class);

    @Test
    void tenThousandItemsAreOneTaskWithCounts() {
        RunResult result = example.run(Map.of("scriptFolder", example.folder()));

        assertThat(result.result()).isEqualTo(ResultWord.SUCCESS);
        assertThat(Example.ran(result)).containsExactly("Load", "MAP<Convert>", "Summarize");
        assertThat(Example.record(result, "MAP<Convert>").metaCounts()).hasValueSatisfying(counts -> {
            assertThat(counts.total()).isEqualTo(10_000);
            assertThat(counts.successful()).isEqualTo(9_992);
            assertThat(counts.retries()).isEqualTo(100);
            assertThat(counts.failures()).hasSize(8);
            assertThat(counts.failures().get(0).index()).isEqualTo(1249);
            assertThat(counts.failures().get(0).message()).contains("n/a");
        });
        assertThat(result.value(Object.class)).asString().startsWith("{east=").contains(", north=", ", west=");
    }
}
