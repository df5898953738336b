// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a process of its own shows: signals, exit codes, and what a start loads. */
class ProcessTest {

    @TempDir
    private Path folder = Path.of("");

    private Process start(List<String> options, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return builder.start();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private void hanging() throws IOException {
        write("flow.pty", "Hang -> Never\n");
        write("Tasks.java", """
            public class Tasks {
                public void hang() throws InterruptedException {
                    try {
                        System.out.println("hanging");
                        new java.util.concurrent.CountDownLatch(1).await();
                    } finally {
                        System.out.println("tidied");
                    }
                }

                public void never() {}
            }
            """);
    }

    @Test
    void howToGoOnIsToldInTheWordsOfTheCall() throws Exception {
        Process process =
                start(List.of("-Dvolnux.command=../volnux"), "startproject", "shop", "--path", folder.toString());
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("try: ../volnux run ", "ln -s \"$(realpath ../volnux)\" ~/.local/bin/");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130, interrupted", "TERM, 143, terminated", "HUP, 143, the terminal was closed (SIGHUP)"})
    void aSignalEndsTheRunInGoodOrder(String signal, int code, String told) throws Exception {
        hanging();
        Process process = start(List.of(), "run", folder.toString());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> before = readUntil(lines, "hanging");
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            List<String> after = lines.lines().toList();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("%s %s", before, after).isEqualTo(code);
            assertThat(after)
                    .contains("tidied")
                    .anyMatch(line -> line.startsWith(told))
                    .anyMatch(line -> line.contains("Hang: cancelled after"))
                    .anyMatch(line -> line.contains("Never"));
        }
    }

    @Test
    void aTerminatedRunIsTraced() throws Exception {
        hanging();
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            Process process = start(List.of(), "run", folder.toString(), "--otlp", receiver.endpoint());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                readUntil(lines, "hanging");
                new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid()))
                        .start()
                        .waitFor();
                assertThat(lines.lines()).anyMatch(line -> line.contains("spans exported"));
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(receiver.spans())
                    .filteredOn(span -> span.getName().equals("workflow.flow"))
                    .singleElement()
                    .extracting(span -> OtlpReceiver.attributes(span.getAttributesList()))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("volnux.run.result", "aborted");
            assertThat(receiver.spanNames()).contains("task.execute:Hang");
        }
    }

    @Test
    void theCompletionScriptCompletes() throws Exception {
        Process volnux = start(List.of(), "completion");
        Files.write(folder.resolve("completion"), volnux.getInputStream().readAllBytes());
        String typed = "source completion; compopt() { :; }; COMP_WORDS=(volnux %s); COMP_CWORD=%d; "
                + "_volnux; echo \"${COMPREPLY[@]}\"";
        assertThat(bash(typed.formatted("val", 1))).isEqualTo("validate\n");
        assertThat(bash(typed.formatted("run --i", 2))).isEqualTo("--input --inputs\n");
    }

    private String bash(String line) throws Exception {
        Process bash = new ProcessBuilder("bash", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aSecondInterruptEndsTheProcessAtOnce() throws Exception {
        write("flow.pty", "Stubborn\n");
        write("Tasks.java", """
            public class Tasks {
                public void stubborn() {
                    System.out.println("hanging");
                    while (true) {
                        java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                    }
                }
            }
            """);
        Process process = start(List.of(), "run", folder.toString());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            readUntil(lines, "hanging");
            String[] kill = {"kill", "-INT", String.valueOf(process.pid())};
            new ProcessBuilder(kill).start().waitFor();
            readUntil(lines, "interrupted, ending the run (once more: at once)");
            new ProcessBuilder(kill).start().waitFor();
            assertThat(process.waitFor(3, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "7"})
    void aTaskThatExitsTheJvmDoesNotLookSuccessful(int code) throws Exception {
        write("flow.pty", "One -> Quit -> Never\n");
        write("Tasks.java", """
            public class Tasks {
                public void one() {}
                public void quit() { System.exit(%d); }
                public void never() {}
            }
            """.formatted(code));
        write("volnux.properties", "grace-period=200ms\n");
        Process process = start(
                List.of(),
                "run",
                folder.toString(),
                "--report",
                folder.resolve("r.json").toString());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(143);
        assertThat(said)
                .contains("a task called System.exit")
                .contains("Quit: abandoned after")
                .contains("flow  aborted in ")
                .contains("Never");
        assertThat(folder.resolve("r.json")).content().contains("\"exit_code\" : 143");
    }

    @Test
    void exitingBeforeTheRunDoesNotLookSuccessful() throws Exception {
        write("flow.pty", "Quit\n");
        write("Quit.java", """
            import io.volnux.task.*;
            public class Quit implements Task<String> {
                @Input String name;
                public Quit() { System.exit(0); }
                public Outcome<String> process(TaskContext context) { return Outcome.success(name); }
            }
            """);
        Process process = start(List.of(), "run", folder.toString());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(143);
        assertThat(said).contains("System.exit");
    }

    @Test
    void aBatchWithATaskThatExitsTheJvmDoesNotLookSuccessful() throws Exception {
        write("flow.pty", "Quit\n");
        write("Tasks.java", "public class Tasks {\n    public void quit() { System.exit(0); }\n}\n");
        write("Flow.java", """
            public final class Flow extends io.volnux.engine.Pipeline {
                @io.volnux.task.Input(batchSize = 1) java.util.List<Integer> numbers;
            }
            """);
        write("volnux.properties", "grace-period=200ms\n");
        Process process = start(List.of(), "run", folder.toString(), "--type", "batch", "--input", "numbers=[1, 2]");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(143);
        assertThat(said).contains("System.exit").contains("batch of Flow: 0 of 2 runs completed");
    }

    @Test
    void aSecondStartDoesNotLoadTheCompiler() throws Exception {
        write("flow.pty", "One\n");
        write("Tasks.java", "public class Tasks {\n    public void one() {}\n}\n");
        assertThat(loaded()).contains("com.sun.tools.javac.");
        assertThat(loaded())
                .doesNotContain("com.sun.tools.javac.")
                .doesNotContain("com.fasterxml.jackson.")
                .doesNotContain("opentelemetry")
                .doesNotContain("io.volnux.otel.")
                .doesNotContain("java.util.logging.");
    }

    /** Each costs a start 8 to 26 ms of CPU at its first use. */
    @Test
    void aSecondStartDoesWithoutWhatIsDearToSetUp() throws Exception {
        write("flow.pty", "One\n");
        write("Tasks.java", "public class Tasks {\n    public int one() {\n        return 1;\n    }\n}\n");
        loaded();
        assertThat(loaded())
                .as("command line, loggers, secure hashes and random numbers, data of locales, large decimals, dates")
                .doesNotContain("picocli.")
                .doesNotContain("jdk.internal.logger.")
                .doesNotContain("java.security.MessageDigest")
                .doesNotContain("java.security.SecureRandom ")
                .doesNotContain("java.text.DecimalFormatSymbols")
                .doesNotContain("java.math.BigDecimal")
                .doesNotContain("java.time.format.");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 1"})
    void aThreadThatATaskLeftBehindDoesNotKeepTheProcess(int divisor, int code) throws Exception {
        write("flow.pty", "Leave -> Divide\n");
        write("Tasks.java", """
            public class Tasks {
                public void leave() {
                    new Thread(java.util.concurrent.locks.LockSupport::park).start();
                }

                public int divide() {
                    return 1 / %d;
                }
            }
            """.formatted(divisor));
        Process process = start(List.of(), "run", folder.toString());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(code);
    }

    @Test
    void hooksOfTasksRunWhenTheProcessEndsByItself() throws Exception {
        write("flow.pty", "One\n");
        write("Tasks.java", """
            public class Tasks {
                public void one() {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("tidied")));
                }
            }
            """);
        Process process = start(List.of(), "run", folder.toString());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("tidied");
    }

    private String loaded() throws Exception {
        Process process = start(List.of("-verbose:class"), "run", folder.toString());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static List<String> readUntil(BufferedReader lines, String wanted) throws IOException {
        List<String> read = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            read.add(line);
            if (line.equals(wanted)) {
                return read;
            }
        }
        throw new AssertionError("output must have the line '%s', got %s".formatted(wanted, read));
    }
}
