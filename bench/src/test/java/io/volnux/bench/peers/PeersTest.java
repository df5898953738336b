// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        return Stream.of(Contestant.values()).filter(by -> takes(by, work));
    }

    private static boolean takes(Contestant by, Work work) {
        boolean map = work == Work.MAP_10000 || work == Work.MAP_100000;
        boolean fork = work == Work.PARALLEL_10 || work == Work.DIAMOND;
        boolean row = work == Work.CHAIN_11 || work == Work.CHAIN_50 || work == Work.RULES;
        return switch (by) {
            case VOLNUX, LITEFLOW, CAMEL -> true;
            case DEXECUTOR, LANGGRAPH4J -> !map;
            case CALLS -> row;
            case VIRTUAL_THREADS -> !row;
            case COMPLETABLE_FUTURES -> fork;
            case VIRTUAL_WORKERS -> map;
        };
    }

    static Stream<Arguments> refused() {
        return Stream.of(Work.values())
                .flatMap(work -> Stream.of(Contestant.values())
                        .filter(by -> !takes(by, work))
                        .map(by -> Arguments.of(work, by)));
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

    @ParameterizedTest
    @MethodSource("refused")
    void workThatSomeoneDoesNotTakeIsRefused(Work work, Contestant by) {
        assertThatThrownBy(() -> by.open(work))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("work must be .*, got " + work);
    }
}
