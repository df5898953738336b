// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VersionPropertyTest {

    private static final long SEED = 20_260_101L;

    private static String any(Random random) {
        String numbers = random.nextInt(3) + "." + random.nextInt(3) + "." + random.nextInt(12);
        return switch (random.nextInt(4)) {
            case 0 -> "v" + random.nextInt(5);
            case 1 -> numbers + "-rc" + random.nextInt(3);
            default -> numbers;
        };
    }

    @Test
    void orderIsTotalAndAgreesWithEquality() {
        Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            Version a = Version.parse(any(random));
            Version b = Version.parse(any(random));
            Version c = Version.parse(any(random));
            String seen = "seed %d: %s %s %s".formatted(SEED, a, b, c);
            assertThat(Integer.signum(a.compareTo(b))).as(seen).isEqualTo(-Integer.signum(b.compareTo(a)));
            assertThat(a.compareTo(b) == 0).as(seen).isEqualTo(a.equals(b));
            List<Version> sorted = new ArrayList<>(List.of(a, b, c));
            sorted.sort(null);
            assertThat(sorted.get(0).compareTo(sorted.get(2))).as(seen).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void whatSatisfiesATildeSatisfiesACaretAndIsNotLower() {
        Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            Version version = Version.parse(any(random));
            String floor = any(random);
            if (version.satisfies("~" + floor)) {
                assertThat(version.satisfies("^" + floor))
                        .as("seed %d: %s ~%s", SEED, version, floor)
                        .isTrue();
                assertThat(version.compareTo(Version.parse(floor))).isNotNegative();
            }
        }
    }

    @Test
    void preReleasesComeBeforeTheirReleaseAndTextsBeforeNumbers() {
        assertThat(Version.parse("1.0.0-rc1")).isLessThan(Version.parse("1.0.0"));
        assertThat(Version.parse("zeta")).isLessThan(Version.parse("0.0.1"));
        assertThat(Version.parse("1.9.0")).isLessThan(Version.parse("1.10.0"));
    }
}
