// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** What must hold for every script, tried on many that a generator writes. {@code -Dproperty.seed=N} repeats one. */
class ScriptPropertyTest {
    private static final int SCRIPTS = 2_000;

    private final ParseOptions options = ParseOptions.standard().withEnvironment(name -> "value of " + name);

    @Test
    void formattingKeepsTheTree() {
        forAll(seed -> {
            var script = parse(ScriptGenerator.script(seed));
            assertThat(Trees.same(parse(ScriptFormatter.format(script)), script))
                    .isTrue();
        });
    }

    @Test
    void formattingTwiceChangesNothing() {
        forAll(seed -> {
            var once = ScriptFormatter.format(parse(ScriptGenerator.script(seed)));
            assertThat(ScriptFormatter.format(parse(once))).isEqualTo(once);
        });
    }

    @Test
    void formattingKeepsEveryTokenAndComment() {
        forAll(seed -> {
            var text = ScriptGenerator.script(seed);
            var formatted = ScriptFormatter.format(parse(text));
            assertThat(words(formatted)).isEqualTo(words(text));
        });
    }

    @Test
    void compilingTwiceGivesEqualTrees() {
        forAll(seed -> {
            var text = ScriptGenerator.script(seed);
            var chain = parse(text).chain();
            assertThat(parse(text).chain()).isEqualTo(chain).hasSameHashCodeAs(chain);
        });
    }

    @Test
    void damagedScriptsCompileOrAreDiagnosedInsideTheText() {
        forAll(seed -> diagnose(ScriptGenerator.mutated(ScriptGenerator.script(seed), seed)));
    }

    @Test
    void noiseCompilesOrIsDiagnosedInsideTheText() {
        forAll(seed -> diagnose(ScriptGenerator.noise(seed)));
    }

    @Test
    void mostGeneratedScriptsSayMoreThanOneThing() {
        long steps = 0;
        for (long seed = 0; seed < 200; seed++) {
            steps += parse(ScriptGenerator.script(seed)).chain().steps().size();
        }
        assertThat(steps).isGreaterThan(250);
    }

    private void diagnose(String text) {
        try {
            var script = parse(text);
            assertThat(Trees.same(parse(ScriptFormatter.format(script)), script))
                    .isTrue();
        } catch (PointySyntaxException error) {
            assertThat(error.position())
                    .isEqualTo(SourcePositions.at(
                            withoutMark(text), error.position().offset()));
            assertThat(error.snippet()).contains("^");
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private Script parse(String text) {
        return Script.parse(text, options);
    }

    private static java.util.List<String> words(String text) {
        return Lexer.tokenize(new Source(text)).stream()
                .map(token -> token.text().stripTrailing())
                .toList();
    }

    private static void forAll(LongConsumer property) {
        var repeated = Long.getLong("property.seed");
        long first = repeated == null ? 0 : repeated;
        long last = repeated == null ? SCRIPTS : repeated + 1;
        for (long seed = first; seed < last; seed++) {
            try {
                property.accept(seed);
            } catch (RuntimeException | AssertionError failure) {
                fail(
                        "seed %d, repeat with -Dproperty.seed=%d, script:%n%s"
                                .formatted(seed, seed, ScriptGenerator.script(seed)),
                        failure);
            }
        }
    }
}
