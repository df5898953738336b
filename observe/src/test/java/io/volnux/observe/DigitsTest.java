// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the platform's own formats. */
class DigitsTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 999, 1_000, 12_345, 999_999, 1_000_000, -1, -999, -1_000, -123_456, Long.MAX_VALUE})
    void groupsAreThoseOfThePlatform(long number) {
        assertThat(Digits.grouped(number)).isEqualTo(String.format(Locale.ROOT, "%,d", number));
    }

    @Test
    void decimalsAreRoundedAsThePlatformDoes() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            long nanos = random.nextLong(60_000_000_000L);
            assertThat(Digits.decimal(nanos, 1_000_000_000, 2))
                    .as("%d ns", nanos)
                    .isEqualTo(String.format(Locale.ROOT, "%.2f", nanos / 1e9));
            assertThat(Digits.decimal(nanos, 1_000_000, 0))
                    .as("%d ns", nanos)
                    .isEqualTo(String.format(Locale.ROOT, "%.0f", nanos / 1e6));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1005, 1000, 2, 1.01",
        "1004, 1000, 2, 1.00",
        "1500, 1000, 0, 2",
        "99, 1000, 1, 0.1",
        "5, 1000, 3, 0.005"
    })
    void halvesGoUp(long amount, long unit, int places, String text) {
        assertThat(Digits.decimal(amount, unit, places)).isEqualTo(text);
    }
}
