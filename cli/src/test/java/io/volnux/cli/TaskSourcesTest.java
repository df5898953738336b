// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskSourcesTest {

    private static final String TASKS = "public class Tasks {\n    public int one() {\n        return 1;\n    }\n}\n";

    @TempDir
    private Path folder = Path.of("");

    private Session user() {
        return new Session(folder).write("etl.pty", "One\n").write("Tasks.java", TASKS);
    }

    @Test
    void helpersAreNotTasks() {
        var user = user().write("Row.java", "record Row(int id) { public int twice() { return 2 * id; } }\n")
                .write("Kind.java", "enum Kind { A; public int twice() { return 2; } }\n")
                .write("Port.java", "public interface Port { int call(); }\n")
                .write("Base.java", "public abstract class Base { public int base() { return 2; } }\n")
                .write("Client.java", "public class Client { Client(int port) {} public int call() { return 2; } }\n")
                .write(
                        "More.java",
                        "public class More { public int two() { return 2; } static class Inner { public int no() {"
                                + " return 0; } } }\n");
        assertThat(user.volnux("list", "DIR/etl.pty").out())
                .contains("\ntasks in DIR\n  Two()  More.two\n  One()  Tasks.one\n\nbuilt in\n");
    }

    @Test
    void classesInPackagesLieBelowAFolderOfTheirOwn() {
        var user = user().write("tasks/shop/Pay.java", """
            package shop;

            import io.volnux.task.*;

            public final class Pay implements Task<String> {
                @Override
                public Outcome<String> process(TaskContext context) {
                    return Outcome.success("paid");
                }
            }
            """).write("etl.pty", "One -> Pay\n");
        assertThat(user.volnux("validate", "DIR").err()).isEmpty();
    }

    @Test
    void sourcesComeBeforeClassesOfTheSameNameElsewhere() {
        var user = user().write("tasks/io/volnux/cli/Main.java", """
            package io.volnux.cli;

            public final class Main {
                public String mine() {
                    return "mine";
                }
            }
            """).write("etl.pty", "One -> Mine\n");
        assertThat(user.volnux("run", "DIR").out()).contains("Mine = mine");
    }

    @Nested
    class TheCache {
        @Test
        void answersTheSecondTime() throws IOException {
            var user = user();
            user.volnux("validate", "DIR");
            List<Path> entries = entries(user);
            assertThat(entries).hasSize(1);
            Path entry = entries.get(0);
            byte[] content = Files.readAllBytes(entry);
            user.volnux("validate", "DIR");
            assertThat(entries(user)).containsExactly(entry);
            assertThat(content).isEqualTo(Files.readAllBytes(entry));
        }

        @Test
        void asksForTheContentOfTheSources() throws IOException {
            var user = user();
            user.volnux("validate", "DIR");
            user.write("Tasks.java", TASKS.replace("one", "two"));
            assertThat(user.volnux("validate", "DIR").err()).contains("task 'One' is not registered; known: Two");
            assertThat(entries(user)).hasSize(2);
        }

        @Test
        void isNotBelievedWhenItIsBroken() throws IOException {
            var user = user();
            user.volnux("validate", "DIR");
            Path entry = entries(user).get(0);
            byte[] bytes = Files.readAllBytes(entry);
            bytes[bytes.length / 2] ^= 1;
            Files.write(entry, bytes);
            assertThat(user.volnux("validate", "DIR").code()).isZero();
            Files.write(entry, new byte[0]);
            assertThat(user.volnux("validate", "DIR").code()).isZero();
        }

        @Test
        void isNotBelievedWhenOnlyTheNameIsRight() throws IOException {
            var user = user();
            user.volnux("validate", "DIR");
            byte[] ofOne = Files.readAllBytes(entries(user).get(0));
            user.write("Tasks.java", TASKS.replace("one", "two")).write("etl.pty", "Two\n");
            user.volnux("validate", "DIR");
            for (Path entry : entries(user)) {
                Files.write(entry, ofOne);
            }
            assertThat(user.volnux("validate", "DIR").err()).isEmpty();
        }

        @Test
        void isNotMissedWhenItCannotBeWritten() throws IOException {
            var user = user();
            Files.createDirectories(folder.resolve("cache"));
            Files.writeString(folder.resolve("cache/volnux"), "a file where the folder should be");
            var answer = user.volnux("validate", "DIR");
            assertThat(answer.err()).isEmpty();
            assertThat(answer.code()).isZero();
        }

        @Test
        void isItsOwnersAlone() throws IOException {
            var user = user();
            user.volnux("validate", "DIR");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(user.cache())))
                    .isEqualTo("rwx------");
        }

        private static List<Path> entries(Session user) throws IOException {
            try (Stream<Path> files = Files.list(user.cache())) {
                return files.sorted().toList();
            }
        }
    }
}
