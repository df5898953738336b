// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the extension adds to the start of an application under the agent; {@code -Dagents.rounds=9} for good numbers. */
class StartUpCostIT {

    /** Milliseconds of CPU and of wall time, and megabytes of memory at its peak. */
    private record Cost(long cpu, long wall, long megabytes) {
        static Cost of(Child.Ended ended) {
            String[] words = ended.said().stream()
                    .filter(line -> line.startsWith("cost "))
                    .findFirst()
                    .orElseThrow()
                    .split(" ", -1);
            return new Cost(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
        }

        static Cost median(List<Cost> costs) {
            return new Cost(
                    median(costs.stream().mapToLong(Cost::cpu).toArray()),
                    median(costs.stream().mapToLong(Cost::wall).toArray()),
                    median(costs.stream().mapToLong(Cost::megabytes).toArray()));
        }

        private static long median(long[] numbers) {
            Arrays.sort(numbers);
            return numbers[numbers.length / 2];
        }
    }

    @Test
    void theExtensionCostsLessThanTheAgent() throws Exception {
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        try (OtlpReceiver receiver = OtlpReceiver.http()) {
            for (int round = 0; round < Integer.getInteger("agents.rounds", 1); round++) {
                measure(costs, "no agent", Child.withTheEngine());
                measure(
                        costs,
                        "agent",
                        Child.withTheEngine().openTelemetryAgent().sendingTo(receiver.endpoint()));
                measure(
                        costs,
                        "agent and extension",
                        Child.withTheEngine().openTelemetryAgent().extension().sendingTo(receiver.endpoint()));
            }
        }
        costs.forEach((name, all) -> {
            Cost median = Cost.median(all);
            System.out.printf(
                    "start-up, %s: %d ms CPU, %d ms, %d MB (median of %d)%n",
                    name, median.cpu(), median.wall(), median.megabytes(), all.size());
        });

        long none = Cost.median(costs.getOrDefault("no agent", List.of())).cpu();
        long agent = Cost.median(costs.getOrDefault("agent", List.of())).cpu();
        long both = Cost.median(costs.getOrDefault("agent and extension", List.of()))
                .cpu();
        assertThat(both - agent).isLessThan(agent - none);
    }

    private static void measure(Map<String, List<Cost>> costs, String name, Child child) throws Exception {
        costs.computeIfAbsent(name, unknown -> new ArrayList<>())
                .add(Cost.of(child.plain().run("TimedShop")));
    }
}
