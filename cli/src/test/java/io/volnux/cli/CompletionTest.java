// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash offers for the last of some words, in a folder with a script, a folder and another file. */
@EnabledIf("thereIsABash")
class CompletionTest {

    @TempDir
    private Path folder = Path.of("");

    static boolean thereIsABash() {
        return Files.isExecutable(Path.of("/bin/bash"));
    }

    @BeforeEach
    void someFiles() {
        new Session(folder).write("flow.pty", "A\n").write("orders/orders.pty", "A\n");
    }

    private List<String> offered(String words) throws Exception {
        Files.writeString(
                folder.resolve("..").resolve(folder.getFileName() + ".sh"),
                new Session(folder).volnux("completion").out()
                        + "COMP_WORDS=(%s \"$1\"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _volnux\n"
                                .formatted(words.substring(0, words.lastIndexOf(' ')))
                        + "printf '%s\\n' \"${COMPREPLY[@]}\"\n");
        Process process = new ProcessBuilder(
                        "/bin/bash", "../" + folder.getFileName() + ".sh", words.substring(words.lastIndexOf(' ') + 1))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'volnux gr', graph",
        "'volnux graph --format ', ascii dot mermaid",
        "'volnux graph --format = m', mermaid",
        "'volnux run --trace-detail = ', full run task",
        "'volnux run --on-failure s', stop",
        "'volnux run --otlp-protocol g', grpc",
        "'volnux run --otlp http', http://localhost:4317 http://localhost:4318",
        "'volnux run --classpath o', orders",
        "'volnux run fl', flow.pty",
        "'volnux fmt o', orders",
        "'volnux run --qu', --quiet",
        "'volnux startworkflow fl', ''",
        "'volnux help ver', version"
    })
    void offers(String words, String expected) throws Exception {
        assertThat(String.join(" ", offered(words))).isEqualTo(expected);
    }

    @Test
    void aWrongChoiceIsToldInTheWordsOfTheHelp() {
        assertThat(new Session(folder).volnux("graph", "--format", "svg").err())
                .startsWith("volnux: --format must be ascii, dot or mermaid, got 'svg'\n");
    }
}
