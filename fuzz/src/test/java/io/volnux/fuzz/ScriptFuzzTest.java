// SPDX-License-Identifier: Apache-2.0
package io.volnux.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.volnux.lang.ParseOptions;
import io.volnux.lang.PointySyntaxException;
import io.volnux.lang.Script;
import io.volnux.lang.ScriptFormatter;
import io.volnux.lang.Trees;
import org.jspecify.annotations.Nullable;

/** Any bytes: they compile, or there is a diagnostic inside the text; and what compiles can be formatted without changing what it means. */
class ScriptFuzzTest {
    private static final int LARGEST = 1 << 20;

    private final ParseOptions options = ParseOptions.standard().withEnvironment(ScriptFuzzTest::environment);

    @DictionaryFile(resourcePath = "pointy.dict")
    @FuzzTest(maxDuration = "25m")
    void anyBytesCompileOrAreDiagnosed(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return;
        }
        Script script;
        try {
            script = Script.parse(bytes, options);
        } catch (PointySyntaxException error) {
            assertThat(error.position().offset()).isBetween(0, bytes.length);
            assertThat(error.line()).isBetween(1, bytes.length + 1);
            assertThat(error.column()).isBetween(1, bytes.length + 1);
            assertThat(error.toString()).contains(error.code().name(), error.snippet());
            return;
        }
        for (var warning : script.warnings()) {
            assertThat(warning.position().offset()).isBetween(0, bytes.length);
        }
        var formatted = ScriptFormatter.format(script);
        var again = Script.parse(formatted, options);
        assertThat(Trees.same(script, again)).as(formatted).isTrue();
        assertThat(ScriptFormatter.format(again)).isEqualTo(formatted);
    }

    private static @Nullable String environment(String name) {
        return name.startsWith("N") ? null : name;
    }
}
