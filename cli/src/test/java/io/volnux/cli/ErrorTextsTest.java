// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users read when something is wrong: one file per case in {@code errors/}. It holds the command line behind
 * {@code $}, files to write behind {@code --- name}, and behind {@code --- exit N} all that is answered. With
 * {@code -Dvolnux.golden=write} the answers are written down instead, to be reviewed as a difference.
 */
class ErrorTextsTest {

    @TempDir
    private Path folder = Path.of("");

    static Stream<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/errors"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names).hasSizeGreaterThan(10);
            return names.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTheTextThatIsWrittenDown(String name) throws IOException {
        String[] sections =
                Files.readString(Path.of("src/test/resources/errors", name)).split("(?m)^--- ", -1);
        var session = new Session(folder);
        for (int i = 1; i < sections.length - 1; i++) {
            int end = sections[i].indexOf('\n');
            session.write(sections[i].substring(0, end), sections[i].substring(end + 1));
        }
        String[] words = sections[0].strip().substring(2).split(" ");
        var answer = session.volnux(words);
        String told = "exit " + answer.code() + "\n" + answer.out() + answer.err();
        if ("write".equals(System.getProperty("volnux.golden"))) {
            sections[sections.length - 1] = told;
            Files.writeString(Path.of("src/test/resources/errors", name), String.join("--- ", sections));
        }
        assertThat(told).isEqualTo(sections[sections.length - 1]);
    }
}
