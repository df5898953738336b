// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The short way of reading the words of a run understands nothing else than picocli does. */
class PlainWordsTest {

    private static final List<String> PARTS = List.of(
            "flow",
            "--input",
            "a=1",
            "--input=b=2",
            "--inputs",
            "in.json",
            "--inputs=in.json",
            "--timeout",
            "30s",
            "--timeout=5m",
            "--on-failure",
            "stop",
            "--on-failure=continue",
            "--json",
            "--quiet",
            "--report",
            "out.json",
            "--classpath",
            "lib",
            "--allow-shell",
            "--no-color",
            "--debug",
            "--otlp=http://localhost:4317",
            "--otlp-protocol",
            "--trace-detail",
            "task",
            "--console-spans",
            "--type",
            "single",
            "--help",
            "-",
            "--",
            "",
            "--frob",
            "--json=true",
            "\"quoted\"",
            "@file",
            "--on-failure=maybe",
            "-h");

    private static RunCommand command() {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8);
        return new RunCommand(
                new Surroundings(nowhere, nowhere, InputStream.nullInputStream(), name -> null, OwnProcess.NONE));
    }

    @Test
    void bothReadTheSame() {
        long seed = 20_261_124;
        var random = new Random(seed);
        int understood = 0;
        for (int i = 0; i < 5_000; i++) {
            List<String> words = new ArrayList<>();
            for (int left = 1 + random.nextInt(5); left > 0; left--) {
                words.add(PARTS.get(random.nextInt(PARTS.size())));
            }
            RunCommand plain = command();
            if (plain.understands(words)) {
                understood++;
                RunCommand full = command();
                new CommandLine(full).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words.toArray(String[]::new));
                assertThat(plain)
                        .as("%s (seed %d)", words, seed)
                        .usingRecursiveComparison()
                        .ignoringFields("surroundings")
                        .isEqualTo(full);
            }
        }
        assertThat(understood).isGreaterThan(100);
    }

    @Test
    void theUsualWordsAreUnderstood() {
        assertThat(command().understands(List.of("flow", "--input", "a=1", "--json", "--timeout=3s")))
                .isTrue();
        assertThat(command().understands(List.of("flow", "--help"))).isFalse();
        assertThat(command().understands(List.of())).isFalse();
        assertThat(command().understands(List.of("flow", "more"))).isFalse();
    }
}
