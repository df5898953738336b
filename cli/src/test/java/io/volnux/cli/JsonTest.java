// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volnux.cli.text.Json;
import io.volnux.cli.text.UserError;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void becomesPlainValues() {
        assertThat(Json.read("text", "{\"a\": [1, 2.5, true, null, \"x\"], \"b\": {}}"))
                .isEqualTo(Map.of("a", Arrays.asList(1L, new BigDecimal("2.5"), true, null, "x"), "b", Map.of()));
    }

    @Test
    void isReadBackAsItWasWritten() {
        var value = Map.of("list", List.of(1L, "two", List.of(), Map.of("three", true)));
        assertThat(Json.read("text", Json.write(value))).isEqualTo(value);
    }

    @Test
    void aMistakeIsToldWithItsPlace() {
        assertThatThrownBy(() -> Json.read("inputs.json", "{\n  \"a\": 1,\n  b\n}"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("inputs.json must be JSON, got at line 3, column 3: unexpected character");
        assertThatThrownBy(() -> Json.read("inputs.json", " ")).hasMessage("inputs.json must be JSON, got nothing");
        assertThatThrownBy(() -> Json.read("inputs.json", "{} {}"))
                .hasMessage("inputs.json must be one JSON value, got more at line 1, column 4");
        assertThatThrownBy(() -> Json.read("inputs.json", "[1, 2"))
                .hasMessageStartingWith("inputs.json must be JSON, got at line 1");
    }

    @Test
    void aNameGivenTwiceIsRefused() {
        assertThatThrownBy(() -> Json.read("inputs.json", "{\"a\": {\"b\": 1,\n\"b\": 2}}"))
                .isInstanceOf(UserError.class)
                .hasMessage("inputs.json must have each name once, got 'b' again at line 2, column 1");
    }
}
