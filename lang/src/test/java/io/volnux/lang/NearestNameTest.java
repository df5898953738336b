// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    @ParameterizedTest
    @CsvSource({
        "FANUOT, FANOUT", // swapped neighbours
        "FANOT, FANOUT", // left out
        "FANOUTT, FANOUT", // too much
        "FAMOUT, FANOUT", // another letter
        "fanout, FANOUT",
        "fanuot, FANOUT",
        "FNAUOT, FANOUT", // two of six
    })
    void aNearNameIsFound(String typed, String meant) {
        assertThat(NearestName.nearest(typed, List.of("MAP", "FILTER", "FANOUT")))
                .contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"FNA", "XNXOXT", "F", "ANYTHING", "FANOUTABC", "''"})
    void aFarNameIsNot(String typed) {
        assertThat(NearestName.nearest(typed, List.of("MAPS", "FILTER", "FANOUT")))
                .isEmpty();
    }

    @Test
    void theDistanceMustBeLessThanHalfOfWhatWasTyped() {
        assertThat(NearestName.nearest("ab", List.of("ac"))).isEmpty();
        assertThat(NearestName.nearest("abc", List.of("abd"))).contains("abd");
        assertThat(NearestName.nearest("abcd", List.of("abxy"))).isEmpty();
        assertThat(NearestName.nearest("abcde", List.of("abcxy"))).contains("abcxy");
    }

    @Test
    void letterCaseAloneAlwaysCounts() {
        assertThat(NearestName.nearest("A", List.of("b", "a"))).contains("a");
    }

    @Test
    void threeChangesAreTooMany() {
        assertThat(NearestName.nearest("abcdefghij", List.of("abcdefgxyz"))).isEmpty();
        assertThat(NearestName.nearest("abcdefghij", List.of("abcdefghijxyz"))).isEmpty();
        assertThat(NearestName.nearest("abcdefghij", List.of("xbcdexghix"))).isEmpty();
    }

    @Test
    void theNearestWinsAndOfEquallyNearOnesTheFirst() {
        assertThat(NearestName.nearest("timeout", List.of("timer", "timeoutt", "timeou")))
                .contains("timeoutt");
        assertThat(NearestName.nearest("value1", List.of("value2", "value3", "value4")))
                .contains("value2");
        assertThat(NearestName.nearest("valeu", List.of("valuex", "value"))).contains("value");
    }

    @Test
    void noCandidatesNoSuggestion() {
        assertThat(NearestName.nearest("anything", List.of())).isEmpty();
    }
}
