// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunIdsTest {

    @Test
    void idsAreRandomUuids() {
        var ids = new RunIds();
        for (int i = 0; i < 1_000; i++) {
            var id = UUID.fromString(ids.next());
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
        }
    }

    @Test
    void noIdComesTwiceFromOneEngineOrFromMany() {
        var seen = new HashSet<String>();
        Stream.generate(RunIds::new)
                .limit(100)
                .forEach(ids -> IntStream.range(0, 1_000)
                        .forEach(i -> assertThat(seen.add(ids.next())).isTrue()));
        assertThat(seen).hasSize(100_000);
    }

    @Test
    void everyBitThatIsFreeIsSetInHalfOfTheIds() {
        var ids = new RunIds();
        var counts = new int[128];
        for (int i = 0; i < 10_000; i++) {
            var id = UUID.fromString(ids.next());
            for (int bit = 0; bit < 64; bit++) {
                counts[bit] += (int) ((id.getMostSignificantBits() >>> bit) & 1);
                counts[64 + bit] += (int) ((id.getLeastSignificantBits() >>> bit) & 1);
            }
        }
        assertThat(IntStream.range(0, 128).filter(bit -> counts[bit] > 4_600 && counts[bit] < 5_400))
                .hasSize(122);
    }
}
