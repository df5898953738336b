// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Scripts as files, each with what comes of it beside it: {@code .err} the whole diagnostic, {@code .ast} the outline of the tree, {@code .fmt} the
 * canonical layout. With {@code -Dcorpus.write=FOLDER} what comes of them is written there instead of compared.
 */
class CorpusTest {
    private final ParseOptions options =
            ParseOptions.standard().withEnvironment(name -> name.equals("HOME") ? "/home/ada" : null);

    @TestFactory
    Stream<DynamicTest> everyWrongScriptIsExplainedAsItsFileSays() throws IOException {
        return tests(".err", text -> {
            try {
                return "compiles: " + Script.parse(text, options);
            } catch (PointySyntaxException error) {
                return error + "\n";
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyScriptHasTheTreeItsFileSays() throws IOException {
        return tests(".ast", text -> Outline.of(Script.parse(text, options)));
    }

    @TestFactory
    Stream<DynamicTest> everyScriptHasTheLayoutItsFileSays() throws IOException {
        return tests(".fmt", text -> ScriptFormatter.format(Script.parse(text, options)));
    }

    @Test
    void everyErrorCodeHasAScript() throws IOException {
        var missing = EnumSet.allOf(ErrorCode.class);
        for (var script : scripts(".err")) {
            var first = Files.readString(sibling(script, ".err")).lines().findFirst();
            missing.removeIf(code -> first.orElse("").startsWith(code + " "));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyScriptSaysWhatComesOfIt() throws IOException {
        assertThat(all()).allMatch(script -> Stream.of(".err", ".ast", ".fmt").anyMatch(end -> exists(script, end)));
    }

    private Stream<DynamicTest> tests(String end, Function<String, String> result) throws IOException {
        var scripts = scripts(end);
        assertThat(scripts).isNotEmpty();
        return scripts.stream()
                .map(script -> DynamicTest.dynamicTest(script.getFileName().toString(), () -> {
                    var actual = result.apply(Files.readString(script));
                    var target = System.getProperty("corpus.write");
                    if (target != null) {
                        Files.writeString(
                                Path.of(target).resolve(sibling(script, end).getFileName()), actual);
                    }
                    assertThat(actual).isEqualTo(Files.readString(sibling(script, end)));
                }));
    }

    private static java.util.List<Path> scripts(String end) throws IOException {
        return all().stream().filter(script -> exists(script, end)).toList();
    }

    private static java.util.List<Path> all() throws IOException {
        try (var files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".pty"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(CorpusTest.class.getResource("/corpus"), "corpus")
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean exists(Path script, String end) {
        return Files.exists(sibling(script, end));
    }

    private static Path sibling(Path script, String end) {
        return script.resolveSibling(script.getFileName().toString().replace(".pty", end));
    }
}
