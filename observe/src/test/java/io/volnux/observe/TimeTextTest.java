// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "999, 999 ns",
        "1000, 1.00 µs",
        "850000, 850 µs",
        "999499, 999 µs",
        "999500, 1.00 ms",
        "12340000, 12.3 ms",
        "4214000000, 4.21 s",
        "9996000000, 10.0 s",
        "59940000000, 59.9 s",
        "59950000000, 1 m 00 s",
        "123000000000, 2 m 03 s",
        "3599600000000, 1 h 00 m",
        "36060000000000, 10 h 01 m",
        "-1000, -1.00 µs"
    })
    void durationsHaveThreeDigitsAndAUnit(long nanos, String text) {
        assertThat(TimeText.ofNanos(nanos)).isEqualTo(text);
    }
}
