// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.cli.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {

    private static final String TASKS = """
        import io.volnux.task.*;
        import java.nio.file.Path;
        import java.util.*;

        public class Tasks {
            private static int calls;

            public int count(int from, List<String> names) { return from + names.size(); }

            public void print(@Piped Object value) { System.out.println("value " + value); }

            public void where(Path scriptFolder, @Input(required = false) Path file) {
                System.out.println(scriptFolder.getFileName() + " " + file);
            }

            public String flaky() {
                if (calls++ % 2 == 0) { throw new IllegalStateException("not yet"); }
                return "now";
            }

            public void fail() { throw new IllegalStateException("broken"); }

            public void hang() throws InterruptedException { new java.util.concurrent.CountDownLatch(1).await(); }

            public void tell(TaskContext task) {
                task.logger().log(System.Logger.Level.INFO, "just so");
                task.logger().log(System.Logger.Level.WARNING, "mind this");
            }

            public Outcome<String> stop() { return Outcome.goTo(7, "x"); }
        }
        """;

    @TempDir
    private Path folder = Path.of("");

    private Session user(String script) {
        return new Session(folder).write("flow/flow.pty", script).write("flow/Tasks.java", TASKS);
    }

    @Test
    void resultsGoToOutputAndProgressToErrors() {
        var answer = user("Count |-> Print\n")
                .volnux("run", "DIR/flow", "--input", "from=40", "--input", "names=[\"a\", \"b\"]");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).startsWith("value 42\n").contains("flow  success in ", "2 tasks in 2 stages");
        assertThat(answer.err()).contains("Count: started", "Count: done after ", "Print: done after ");
    }

    @Test
    void quietlyOnlyWarningsAndErrorsAreTold() {
        var quiet = user("Tell\n").volnux("run", "DIR/flow", "--quiet");
        assertThat(quiet).isEqualTo(new Session.Answer(0, "", "warning Tell: mind this\n"));
        assertThat(user("Tell\n").volnux("run", "DIR/flow").err()).contains("info Tell: just so\n");
    }

    @Test
    void quietJsonIsTheStoryAndErrorsAlone() {
        var good = user("Flaky * 2\n").volnux("run", "DIR/flow", "--quiet", "--json");
        assertThat(good.err()).isEmpty();
        assertThat(good.out()).contains("\"value\" : \"now\"");
        var bad = user("Fail\n").volnux("run", "DIR/flow", "--quiet", "--json");
        assertThat(bad.err()).startsWith("volnux: task Fail failed: ").doesNotContain("started");
        assertThat(bad.out()).contains("\"result\" : \"failure\"");
    }

    @Test
    void theValueOfTheLastStageIsShown() {
        var user = user("Flaky * 3 -> Many\n").write("flow/More.java", """
            import java.util.*;
            public class More {
                public record Row(String name, double price, Optional<String> note) {}
                public List<Row> many() {
                    return Collections.nCopies(200, new Row("tea", 1.5, Optional.empty()));
                }
            }
            """);
        assertThat(user.volnux("run", "DIR/flow").out().lines().toList())
                .last()
                .asString()
                .startsWith("Many = 200 items, [Row[name=tea, price=1.5, note=Optional.empty], Row[")
                .hasSizeLessThanOrEqualTo(100)
                .endsWith("…");
        assertThat(Json.read("output", user.volnux("run", "DIR/flow", "--json").out()))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .extractingByKey("value", InstanceOfAssertFactories.LIST)
                .hasSize(200)
                .first()
                .hasToString("{name=tea, price=1.5, note=null}");
    }

    @Test
    void theValueOfEveryArmIsShownWithoutSecrets() {
        var user = user("Flaky * 2 || Key\n")
                .write(
                        "flow/Key.java",
                        "public class Key {\n    public String key(String apiKey) { return apiKey; }\n}\n");
        assertThat(user.volnux("run", "DIR/flow", "--input", "apiKey=sesame-open")
                        .out())
                .contains("\nFlaky = now\nKey = ***\n");
        assertThat(user.volnux("run", "DIR/flow", "--json", "--input", "apiKey=sesame-open")
                        .out())
                .contains("\"value\" : \"now\"")
                .doesNotContain("sesame");
    }

    @Test
    void theEndOfAFailedTaskIsToldWithTheClassOfItsException() {
        assertThat(user("Fail * 2\n").volnux("run", "DIR/flow").err())
                .containsPattern("Fail: failed after \\d+ ms, 2 attempts: IllegalStateException: broken");
    }

    @Test
    void itemsAreMappedFilteredAndReduced() {
        var user = user("Numbers |-> FILTER<Even> |-> MAP<Half> |-> REDUCE<Sum>[initial_value = 0] |-> Print\n")
                .write("flow/Items.java", """
                    import io.volnux.task.*;
                    import java.util.*;
                    public class Items {
                        public List<Integer> numbers() { return List.of(1, 2, 3, 4, 5, 6); }
                        public boolean even(@Piped int item) { return item % 2 == 0; }
                        public int half(@Piped int item) { return item / 2; }
                        public int sum(@Accumulator int before, @Piped int item) { return before + item; }
                    }
                    """);
        assertThat(user.volnux("run", "DIR/flow").out()).startsWith("value 6\n");
        user.write("flow/flow.pty", "Numbers |-> FOREACH<Print>[concurrent = false]\n");
        assertThat(user.volnux("run", "DIR/flow").out())
                .startsWith("value 1\nvalue 2\nvalue 3\n")
                .endsWith("FOREACH<Print> = [1, 2, 3, 4, 5, 6]\n");
    }

    @Test
    void aLimitIsToldAsItWasWritten() {
        assertThat(user("Hang\n")
                        .volnux("run", "DIR/flow", "--timeout", "100ms")
                        .out())
                .contains("100ms after the run started")
                .doesNotContain("PT0.1S");
        assertThat(user("Hang[attempt_timeout = \"50ms\"]\n")
                        .volnux("run", "DIR/flow")
                        .err())
                .contains("attempt took longer than 50ms");
    }

    @Test
    void aFailedRunIsOneJsonDocumentToo() {
        var answer = user("Fail * 2 |-> Print\n").volnux("run", "DIR/flow", "--json");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(Json.read("output", answer.out()))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .extracting("run", "failures", "results")
                .satisfiesExactly(
                        run -> assertThat(run).asString().contains("result=failure", "exit_code=1"),
                        failures -> assertThat(failures).asString().contains("broken", "Tasks.java"),
                        results -> assertThat(results).hasToString("[]"));
    }

    @Test
    void aRetryIsTold() {
        var answer = user("Flaky * 3\n").volnux("run", "DIR/flow");
        assertThat(answer.code()).isZero();
        assertThat(answer.err()).contains("Flaky: attempt 1 of 3 failed: IllegalStateException: not yet; again now");
    }

    @Test
    void aFailureIsToldWithItsPlaceInTheUsersCode() {
        var answer = user("Fail |-> Print\n").volnux("run", "DIR/flow");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out()).contains("IllegalStateException: broken", "Tasks.java:");
    }

    @Test
    void quietSaysErrorsOnly() {
        assertThat(user("Flaky * 3\n").volnux("run", "DIR/flow", "--quiet")).isEqualTo(new Session.Answer(0, "", ""));
        var failed = user("Fail\n").volnux("run", "DIR/flow", "--quiet");
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err()).startsWith("volnux: task Fail failed: IllegalStateException: broken (Tasks.java:");
        assertThat(failed.err().lines()).hasSize(1);
    }

    @Test
    void jsonIsOneDocumentWhateverTasksPrint() {
        var answer = user("Count |-> Print -> Fail\n")
                .input("{\"from\": 1, \"names\": [\"x\"]}")
                .volnux("run", "DIR/flow", "--json", "--inputs", "-");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("value 2\n");
        assertThat(Json.read("output", answer.out()))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsKeys("run", "tasks", "failures");
    }

    @ParameterizedTest
    @CsvSource({"stop, 1", "continue, 1"})
    void theCommandLineOverrulesTheScriptsPolicy(String policy, int code) {
        var answer = user("@on-failure: stop\n\nFail -> Flaky * 3\n").volnux("run", "DIR/flow", "--on-failure", policy);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.err().contains("Flaky: started")).isEqualTo(policy.equals("continue"));
    }

    @Test
    void aTimeLimitEndsTheRun() {
        var answer = user("Hang\n").volnux("run", "DIR/flow", "--timeout", "100ms");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out()).contains("flow  timeout in ");
    }

    @Test
    void aBadGotoFailsTheRun() {
        assertThat(user("Stop\n").volnux("run", "DIR/flow").code()).isEqualTo(1);
    }

    @Test
    void inputsOfTheProjectFileCountFromItsFolder() {
        var user = user("Where\n").write("volnux.properties", "input.file=data/orders.csv\ninput.other=1\n");
        assertThat(user.volnux("run", "DIR/flow").out()).startsWith("flow DIR/data/orders.csv\n");
        assertThat(user.volnux("run", "DIR/flow", "--input", "file=mine.csv").out())
                .startsWith("flow mine.csv\n");
    }

    @Nested
    class TheReportFile {
        @Test
        void holdsTheStory() throws IOException {
            user("Fail\n").volnux("run", "DIR/flow", "--quiet", "--report", "DIR/story.json");
            assertThat(Json.read("report", Files.readString(folder.resolve("story.json"))))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsKey("run");
        }

        @Test
        @EnabledIf("hasFullDisk")
        void thatCannotBeWrittenIsAFailure() {
            var answer = user("Flaky * 3\n").volnux("run", "DIR/flow", "--quiet", "--report", "/dev/full");
            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.err())
                    .isEqualTo("volnux: report could not be written to /dev/full, got no space left on device; the run"
                            + " itself is not affected\n");
        }

        static boolean hasFullDisk() {
            return Files.exists(Path.of("/dev/full"));
        }
    }

    @Nested
    class APipelineBesideTheScript {
        private Session user() {
            return RunCommandTest.this.user("Count |-> Print\n").write("flow/FlowPipeline.java", """
                import io.volnux.engine.Pipeline;
                import io.volnux.task.Input;
                import java.util.List;

                public final class FlowPipeline extends Pipeline {
                    @Input int from = 10;
                    @Input List<String> names;
                }
                """);
        }

        @Test
        void bringsItsDefaults() {
            assertThat(user().volnux("run", "DIR/flow", "--input", "names=[\"a\"]")
                            .out())
                    .startsWith("value 11\n");
        }

        @Test
        void saysWhatIsMissing() {
            var answer = user().volnux("run", "DIR/flow");
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains("'names' is required");
        }
    }

    @Nested
    class ABatch {
        private Session user() {
            return RunCommandTest.this
                    .user("Sum |-> Print\n")
                    .write("flow/Flow.java", """
                        import io.volnux.engine.Pipeline;
                        import io.volnux.graph.TaskRegistry;
                        import io.volnux.task.Input;
                        import java.util.List;

                        public final class Flow extends Pipeline {
                            @Input(batchSize = 2) List<Integer> numbers;
                        }
                        """)
                    .write("flow/Sums.java", """
                        import java.util.List;

                        public final class Sums {
                            public int sum(List<Integer> numbers) {
                                return 100 / numbers.stream().mapToInt(Integer::intValue).sum();
                            }
                        }
                        """);
        }

        @Test
        void runsOncePerSlice() {
            var answer = user().volnux("run", "DIR/flow", "--type", "batch", "--input", "numbers=[1, 1, 2, 3, 10]");
            assertThat(answer.code()).as(answer.err()).isZero();
            assertThat(answer.out())
                    .contains("value 50\n", "value 20\n", "value 10\n")
                    .contains("batch of Flow: 3 of 3 runs completed, 0 failed, in ");
        }

        @Test
        void goesOnWhenARunFails() {
            var answer =
                    user().volnux("run", "DIR/flow", "--type", "batch", "--input", "numbers=[0, 0, 2, 3]", "--json");
            assertThat(answer.code()).isEqualTo(1);
            assertThat(Json.read("output", answer.out()))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("completed", 1L)
                    .containsEntry("failed", 1L);
        }
    }

    @Nested
    class TheShell {
        @Test
        void givesItsOutputAsContent() {
            var answer = user("sh::Run[command=\"echo $WORD\", env={\"WORD\": \"hello\"}] |-> Print\n")
                    .volnux("run", "DIR/flow", "--allow-shell");
            assertThat(answer.out()).startsWith("value hello\n");
        }

        @Test
        void takesArgumentsAsTheyAre() {
            var answer = user("sh::Run[command=\"printf\", args=[\"%s-\", \"$A b\", 1]] |-> Print\n")
                    .volnux("run", "DIR/flow", "--allow-shell");
            assertThat(answer.out()).startsWith("value $A b-1-\n");
        }

        @Test
        void failsWithTheEndOfWhatWasSaid() {
            var answer = user("sh::Run[command=\"echo oh no >&2; exit 3\"]\n")
                    .volnux("run", "DIR/flow", "--allow-shell", "--quiet");
            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.err()).contains("command exited with 3: oh no");
        }

        @Test
        void isKilledWithAllItStarted() {
            var answer = user("sh::Run[command=\"sleep 77731 & sleep 77731\"]\n")
                    .volnux("run", "DIR/flow", "--allow-shell", "--timeout", "300ms");
            assertThat(answer.code()).isEqualTo(1);
            assertThat(ProcessHandle.allProcesses()
                            .filter(process ->
                                    process.info().commandLine().orElse("").equals("sleep 77731"))
                            .map(ProcessHandle::onExit))
                    .allSatisfy(end -> assertThat(end).succeedsWithin(Duration.ofSeconds(5)));
        }
    }
}
