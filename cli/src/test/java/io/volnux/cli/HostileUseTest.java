// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks and users who do what nobody should. */
class HostileUseTest {

    @TempDir
    private Path folder = Path.of("");

    private Session user(String script) {
        return new Session(folder).write("flow.pty", script).write("Tasks.java", """
            public class Tasks {
                public void leak(String password) { throw new IllegalStateException("x".repeat(100) + password); }

                public void paint() { throw new IllegalStateException("a\\u001b[2Jb\\u202ec"); }

                public void close() { System.out.close(); System.err.close(); }

                public void say() { System.out.println("said"); }

                public String text(String text) { return text; }
            }
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Leak", "Leak * 2", "Leak (0 -> Say)"})
    void noSecretIsInTheProgress(String script) {
        var answer = user(script).volnux("run", "DIR", "--input", "password=hunter2-and-more-that-is-cut");
        assertThat(answer.err()).contains("Leak: failed").doesNotContain("hunter2");
        assertThat(answer.out()).doesNotContain("hunter2");
    }

    @Test
    void nothingATerminalWouldObeyIsInTheProgress() {
        assertThat(user("Paint").volnux("run", "DIR").err()).contains("IllegalStateException: a [2Jb c");
    }

    @Test
    void aTaskThatClosesTheStandardStreamsClosesThemForNobody() {
        var answer = user("Close -> Say").volnux("run", "DIR");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("said", "2 tasks in 2 stages");
        assertThat(answer.err()).contains("Say: done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--quiet"})
    void aDocumentThatCannotBeWrittenIsNoSuccess(String how) {
        user("Say");
        var full = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                false,
                StandardCharsets.UTF_8);
        var err = new ByteArrayOutputStream();
        var surroundings = new Surroundings(
                full,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                name -> name.equals("XDG_CACHE_HOME") ? folder.resolve("cache").toString() : null,
                OwnProcess.NONE);
        int code = new Cli(surroundings).run("run", folder.toString(), how);
        boolean document = how.equals("--json");
        assertThat(code).isEqualTo(document ? 1 : 0);
        assertThat(err.toString(StandardCharsets.UTF_8).contains("standard output could not be written"))
                .isEqualTo(document);
    }

    @Test
    void aByteOrderMarkBeforeInputsIsSkipped() {
        var answer = user("Text").input("\uFEFF{\"text\": \"good\"}").volnux("run", "DIR", "--inputs", "-");
        assertThat(answer.out()).contains("Text = good");
    }

    @Test
    void inputsThatAreNotUtf8AreRefused() throws IOException {
        Files.write(folder.resolve("in.json"), new byte[] {'{', '"', 't', (byte) 0xFF, '"', '}'});
        var answer = user("Text").volnux("run", "DIR", "--inputs", "DIR/in.json");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).isEqualTo("volnux: --inputs must be UTF-8, got other bytes; save the file as UTF-8\n");
    }

    @Test
    void aWordWithAnAtSignIsNoFileOfWords() {
        var answer = user("Text").volnux("run", "@DIR/flow.pty");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("got '@DIR/flow.pty', which does not exist");
    }

    @Test
    void aLinkThatLeadsNowhereIsCalledThat() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.pty"), Path.of("nowhere.pty"));
        var answer = user("Text").volnux("run", "DIR/link.pty");
        assertThat(answer.err())
                .isEqualTo("volnux: script must be a file, got DIR/link.pty, a link that leads to none\n");
    }

    @Test
    void aPathTheSystemCannotNameIsTheUsersMistake() {
        var answer = user("Text").volnux("run", "a\0b");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).startsWith("volnux: paths must be such that this system can name them");
    }
}
