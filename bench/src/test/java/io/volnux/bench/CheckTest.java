// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {

    @Test
    void aFigureAboveItsLimitIsExceededAndSaysSo() {
        var good = new Check.Limit("bytes", 440, 470, "measured");
        var bad = new Check.Limit("time", 0.8, 0.55, "measured");
        assertThat(good.holds()).isTrue();
        assertThat(bad.holds()).isFalse();
        assertThat(Check.table(List.of(good, bad)))
                .contains("| bytes | 440.00 | 470.00 | holds |")
                .contains("| time | 0.80 | 0.55 | **exceeded** |");
    }
}
