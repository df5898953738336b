// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PointySyntaxExceptionTest {
    private static PointySyntaxException errorOf(String text) {
        return Objects.requireNonNull(
                catchThrowableOfType(PointySyntaxException.class, () -> Script.parse(text)), "no error");
    }

    @Test
    void theLayoutIsCodePlaceMessageLineAndCaret() {
        assertThat(errorOf("# fetch\n\nA -> pypy::Fetch").toString()).isEqualTo("""
            E_UNKNOWN_NAMESPACE at 3:6: unknown namespace 'pypy'; did you mean 'pypi'? Known: local; reserved: pypi, github, eventhub, docker
              3 | A -> pypy::Fetch
                |      ^\
            """);
    }

    @Test
    void everyPartIsThere() {
        var error = errorOf("A -> B (0 -> pypy::Fetch)");
        assertThat(error.code()).isEqualTo(ErrorCode.E_UNKNOWN_NAMESPACE);
        assertThat(error.line()).isEqualTo(1);
        assertThat(error.column()).isEqualTo(14);
        assertThat(error.position()).isEqualTo(new Position(1, 14, 13));
        assertThat(error.offendingToken()).isEqualTo("pypy");
        assertThat(error.suggestion()).isEqualTo("pypi");
        assertThat(error.getMessage()).startsWith("unknown namespace 'pypy'; did you mean 'pypi'?");
    }

    @Nested
    class TheSnippet {
        @Test
        void hasAWiderMarginForLongerNumbers() {
            assertThat(errorOf("\n".repeat(99) + "A B").snippet()).isEqualTo("  100 | A B\n      |   ^");
        }

        @Test
        void putsTheCaretBelowTheCharacterAlsoBehindTabsAndEmoji() {
            assertThat(errorOf("\tA[x=\"😀\"] B").snippet()).isEqualTo("  1 | \tA[x=\"😀\"] B\n    | \t         ^");
        }

        @Test
        void hidesValuesOfSecretNamesAndKeepsTheCaretInItsPlace() {
            assertThat(errorOf("A[password=\"p\\\"q\", x=\"p\", pin = 1234] B").snippet())
                    .isEqualTo("  1 | A[password=\"****\", x=\"p\", pin = ****] B\n    | " + " ".repeat(38) + "^");
            assertThat(errorOf("A[executor_config={\"authToken\": \"😀b\"}] B").snippet())
                    .isEqualTo("  1 | A[executor_config={\"authToken\": \"***\"}] B\n    | " + " ".repeat(40) + "^");
            assertThat(errorOf("@db_password = \"never closed").snippet())
                    .startsWith("  1 | @db_password = \"************\n");
        }

        @Test
        void hidesTheEndOfASecretThatBeginsFarBeforeTheFault() {
            assertThat(errorOf("A[token=\"" + "s".repeat(500) + "\"] B").snippet())
                    .doesNotContain("s");
        }

        @Test
        void leavesCarriageReturnsOutAndControlCharactersUnprinted() {
            assertThat(errorOf("A B\r\n").snippet()).isEqualTo("  1 | A B\n    |   ^");
            assertThat(errorOf("A \u001B[31m").snippet()).isEqualTo("  1 | A \uFFFD[31m\n    |   ^");
        }

        @Test
        void showsTheNeighbourhoodOfTheFaultInALongLine() {
            var snippet = errorOf("A -> ".repeat(1_000) + "-> " + "A -> ".repeat(1_000))
                    .snippet();
            var lines = snippet.lines().toList();
            assertThat(lines.getFirst())
                    .hasSizeLessThan(180)
                    .startsWith("  1 | …")
                    .endsWith("…");
            assertThat(lines.getFirst().substring(lines.getLast().indexOf('^'))).startsWith("-> A");
        }

        @Test
        void ofALongLineDoesNotCutACharacterInTwo() {
            var snippet = errorOf("A[x=\"" + "😀".repeat(500) + "\"] B").snippet();
            assertThat(snippet).doesNotContain("\uFFFD");
        }

        @Test
        void atTheEndOfTheScriptIsTheLastLine() {
            assertThat(errorOf("A ->\n").snippet()).isEqualTo("  2 | \n    | ^");
            assertThat(errorOf("").snippet()).isEqualTo("  1 | \n    | ^");
        }
    }

    @Nested
    class WhenBytesAreNotUtf8 {
        private static PointySyntaxException errorOf(byte[] bytes) {
            return Objects.requireNonNull(
                    catchThrowableOfType(
                            PointySyntaxException.class, () -> Script.parse(bytes, ParseOptions.standard())),
                    "no error");
        }

        @Test
        void theirPlaceIsReported() {
            var bytes = "A -> # é😀x".getBytes(StandardCharsets.UTF_8);
            bytes[bytes.length - 1] = (byte) 0xFF;
            var error = errorOf(bytes);
            assertThat(error.code()).isEqualTo(ErrorCode.E_LEX_CHAR);
            assertThat(error.position()).isEqualTo(new Position(1, 10, 10));
            assertThat(error.offendingToken()).isEqualTo("0xFF");
        }

        @Test
        void aCharacterCutOffAtTheEndIsReported() {
            assertThat(errorOf(new byte[] {'A', '\n', (byte) 0xF0, (byte) 0x9F}).position())
                    .isEqualTo(new Position(2, 1, 2));
        }

        @Test
        void aByteOrderMarkHasNoColumn() {
            assertThat(errorOf(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'A', (byte) 0xC0})
                            .position())
                    .isEqualTo(new Position(1, 2, 1));
        }

        @Test
        void goodBytesCompile() {
            var script = Script.parse("A[x=\"é😀\"]".getBytes(StandardCharsets.UTF_8), ParseOptions.standard());
            assertThat(script.text()).isEqualTo("A[x=\"é😀\"]");
        }
    }

    @Test
    void halfASurrogatePairIsReportedAnywhere() {
        for (var text : new String[] {"A[x=\"\uD83D\"]", "A # \uDE00", "\uD83D"}) {
            var error = errorOf(text);
            assertThat(error.code()).isEqualTo(ErrorCode.E_LEX_CHAR);
            assertThat(text.charAt(error.position().offset())).isBetween('\uD800', '\uDFFF');
        }
    }
}
