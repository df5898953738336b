// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How large and how deep scripts may be. */
class LimitsTest {
    private static final int LEVELS = 1000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "{!A!}",
                "(!A -> B!)",
                "A (0 -> !B!)",
                "{!MAP<E> || B!}[x=1]",
                "(!A!) || B",
            })
    void nestingUpToTheLimitCompilesAndIsFormatted(String open, String inner, String close) {
        roundTrip(open.repeat(LEVELS / 2) + inner + close.repeat(LEVELS / 2));
        roundTrip(open.repeat(LEVELS - 1) + inner + close.repeat(LEVELS - 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {"[!1!]", "{\"a\": !1!}", "(!1!)", "true ? 1 : !1!` `", "true ? !1! : 1"})
    void valuesUpToTheLimitCompileAndAreFormatted(String open, String inner, String close) {
        roundTrip("A[x=" + open.repeat(LEVELS - 1) + inner + close.repeat(LEVELS - 1) + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "(", "A (0 -> ", "A[x=[", "2 * {A || (", "A[x=(", "A[x={\"a\": ["})
    void nestingBeyondTheLimitIsAnErrorAtABracket(String open) {
        assertThatExceptionOfType(PointySyntaxException.class)
                .isThrownBy(() -> Script.parse(open + "{[(".charAt(0) + "[".repeat(200_000)))
                .satisfies(error -> assertThat(error.code()).isIn(ErrorCode.E_TOO_DEEP, ErrorCode.E_SYNTAX));
        assertThatExceptionOfType(PointySyntaxException.class)
                .isThrownBy(() -> Script.parse("{".repeat(LEVELS + 1) + open))
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(ErrorCode.E_TOO_DEEP);
                    assertThat(error.position()).isEqualTo(new Position(1, LEVELS + 1, LEVELS));
                    assertThat(error.offendingToken()).isEqualTo("{");
                });
    }

    @Test
    void valuesNestedThroughVariablesEndAtTheSameLimit() {
        var declarations = IntStream.range(1, 5_000)
                .mapToObj(i -> "@v%d = [$v%d]".formatted(i, i - 1))
                .collect(Collectors.joining("\n", "@v0 = [1]\n", "\n"));
        assertThatExceptionOfType(PointySyntaxException.class)
                .isThrownBy(() -> Script.parse(declarations + "A[x=$v4999]"))
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(ErrorCode.E_TOO_DEEP);
                    assertThat(error.line()).isEqualTo(LEVELS + 1);
                });
    }

    @Test
    void valuesMultipliedThroughVariablesAreCompared() {
        var declarations = IntStream.range(1, 19)
                .mapToObj(i -> "@a%d = [$a%d, $a%d]\n@b%d = [$b%d, $b%d]".formatted(i, i - 1, i - 1, i, i - 1, i - 1))
                .collect(Collectors.joining("\n", "@a0 = [1]\n@b0 = [1.0]\n", "\n"));
        var script = Script.parse(declarations + "A[same=$a18 == $b18]");
        assertThat(((TaskRef) script.chain().steps().getFirst().stage())
                        .options()
                        .values())
                .containsEntry("same", true);
        assertThatExceptionOfType(PointySyntaxException.class)
                .isThrownBy(() -> Script.parse(declarations + "A[x=[$a18, $a18, $a18, $a18]]"))
                .satisfies(error -> assertThat(error.code()).isEqualTo(ErrorCode.E_TOO_DEEP));
    }

    @Test
    void deepTreesAreComparedHashedAndShownOnAShortStack() throws InterruptedException {
        var text = "{A (0 -> ".repeat(LEVELS / 2 - 1) + "(B || C) || D" + ")}".repeat(LEVELS / 2 - 1);
        var values = "A[x=" + "[{\"k\": (true ? ".repeat(LEVELS / 4 - 1) + "1" + " : 2)}]".repeat(LEVELS / 4 - 1) + "]";
        onThreadWithShortStack(() -> {
            for (var script : new String[] {text, values}) {
                var left = Script.parse(script).chain();
                var right = Script.parse(script).chain();
                assertThat(left.equals(right)).isTrue();
                assertThat(left.hashCode()).isEqualTo(right.hashCode());
                assertThat(left.steps().toString()).isNotEmpty();
            }
        });
    }

    @Test
    void tenThousandStagesCompile() {
        var chain = IntStream.range(0, 10_000).mapToObj(i -> "A" + i).collect(Collectors.joining(" |-> "));
        assertThat(roundTrip("@mode: DAG\n" + chain).chain().steps()).hasSize(10_000);
    }

    @Test
    void thousandArmsCompileAlsoOneAfterTheOther() {
        var first = IntStream.range(0, 1_000).mapToObj(i -> "A" + i).collect(Collectors.joining(" || "));
        var chain = roundTrip("@mode: DAG\n" + first + " -> " + first.replace('A', 'B'))
                .chain();
        assertThat(chain.steps())
                .allMatch(step -> ((Parallel) step.stage()).arms().size() == 1_000);
    }

    @Test
    void megabytesCompile() {
        var large = 1 << 20;
        roundTrip("A[x=\"" + "x".repeat(large) + "\"]");
        roundTrip("A\n" + "# comment\n".repeat(large / 10));
        roundTrip("A[x=[" + "1,".repeat(large / 2) + "1]]");
        roundTrip("A" + " -> A".repeat(large / 5));
        roundTrip("n".repeat(large));
        roundTrip("A" + " ".repeat(large));
        roundTrip("A[x=" + "null ?? ".repeat(large / 8) + "1]");
    }

    @Test
    void deepScriptsCompileOnAShortStack() throws InterruptedException {
        onThreadWithShortStack(() -> roundTrip("{(".repeat(LEVELS / 2) + "A" + ")}".repeat(LEVELS / 2)));
        onThreadWithShortStack(() -> roundTrip("A[x=" + "[".repeat(LEVELS - 1) + "]".repeat(LEVELS - 1) + "]"));
    }

    @Test
    void deepScriptsCompileForADeepCaller() throws InterruptedException {
        var script = "{(".repeat(LEVELS / 2) + "A" + ")}".repeat(LEVELS / 2);
        onThreadWithShortStack(() -> atDepth(1_500, () -> roundTrip(script)));
    }

    @Test
    void anErrorOfTheEnvironmentComesThroughFromADeepScript() {
        var options = ParseOptions.standard().withEnvironment(name -> {
            throw new IllegalStateException("no " + name);
        });
        var script = "{".repeat(100) + "A[x=$env.HOME]" + "}".repeat(100);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Script.parse(script, options))
                .withMessage("no HOME");
    }

    private static int atDepth(int depth, Runnable work) {
        if (depth == 0) {
            work.run();
            return 0;
        }
        return 1 + atDepth(depth - 1, work);
    }

    private static void onThreadWithShortStack(Runnable work) throws InterruptedException {
        var failure = new AtomicReference<@Nullable Throwable>();
        var thread = new Thread(null, work, "short-stack", 384 << 10);
        thread.setUncaughtExceptionHandler((where, thrown) -> failure.set(thrown));
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
    }

    private static Script roundTrip(String text) {
        var script = Script.parse(text);
        var formatted = ScriptFormatter.format(script);
        var again = Script.parse(formatted);
        assertThat(Trees.same(again, script)).isTrue();
        assertThat(ScriptFormatter.format(again).equals(formatted)).isTrue();
        return script;
    }
}
