// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "30s, PT30S",
        "5m, PT5M",
        "1.5h, PT1H30M",
        "2d, PT48H",
        "0s, PT0S",
        "1 s, PT1S",
        "' 2S ', PT2S",
        "0.001ms, PT0.000001S",
    })
    void aNumberWithAUnitIsADuration(String text, Duration duration) {
        assertThat(DurationText.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "30", "-1s", "1w", "1s 2s", "1.s", ".5s", "soon", "9999999999s"})
    void anythingElseIsNot(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @Test
    void numbersAreSeconds() {
        assertThat(DurationText.of(2L)).contains(Duration.ofSeconds(2));
        assertThat(DurationText.of(0.25)).contains(Duration.ofMillis(250));
        assertThat(DurationText.of(-1L)).isEmpty();
        assertThat(DurationText.of(-0.5)).isEmpty();
        assertThat(DurationText.of(Long.MAX_VALUE)).isEmpty();
        assertThat(DurationText.of(true)).isEmpty();
    }
}
