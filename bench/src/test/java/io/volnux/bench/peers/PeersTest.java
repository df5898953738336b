// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All contestants do the same work; how fast they are, no test says. */
class PeersTest {

    static Stream<Arguments> works() {
        return Stream.of(Work.values()).flatMap(work -> contestants(work).map(by -> Arguments.of(work, by)));
    }

    private static Stream<Contestant> contestants(Work work) {
        return switch (work) {
            case CHAIN_11, CHAIN_50, RULES ->
                Stream.of(Contestant.VOLNUX, Contestant.LITEFLOW, Contestant.CAMEL, Contestant.CALLS);
            case PARALLEL_10, DIAMOND ->
                Stream.of(
                        Contestant.VOLNUX,
                        Contestant.LITEFLOW,
                        Contestant.CAMEL,
                        Contestant.VIRTUAL_THREADS,
                        Contestant.COMPLETABLE_FUTURES);
            case MAP_10000, MAP_100000, BLOCKING_1000 ->
                Stream.of(Contestant.VOLNUX, Contestant.LITEFLOW, Contestant.CAMEL, Contestant.VIRTUAL_THREADS);
        };
    }

    private static Object expected(Work work) {
        return switch (work) {
            case CHAIN_11, CHAIN_50 -> "a";
            case RULES -> 11_005L;
            case PARALLEL_10 -> 10;
            case DIAMOND -> 50;
            case MAP_10000, MAP_100000, BLOCKING_1000 -> work.units();
        };
    }

    @ParameterizedTest
    @MethodSource("works")
    void theSameWorkGivesTheSameEverywhere(Work work, Contestant by) throws Exception {
        try (var workload = by.open(work)) {
            assertThat(workload.run()).isEqualTo(expected(work));
            assertThat(workload.run()).as("a second time").isEqualTo(expected(work));
        }
    }
}
