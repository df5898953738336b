// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.cli.text.Json;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of scripts without running them. */
class ListAndValidateTest {

    private static final String TASKS = """
        import io.volnux.task.*;
        import java.nio.file.Path;
        import java.util.*;

        public class Tasks {
            public List<String> read(Path scriptFolder, int limit) { return List.of(); }

            public int count(@Piped List<String> rows, @Input(required = false) Integer least) { return 0; }

            public int last(@Piped String row, String limit) { return 0; }
        }
        """;

    @TempDir
    private Path folder = Path.of("");

    private Session user(String script) {
        return new Session(folder).write("flow/flow.pty", script).write("flow/Tasks.java", TASKS);
    }

    @Test
    void theListShowsWhatIsPipedIn() {
        assertThat(user("Read |-> Count\n").volnux("list", "DIR/flow").out())
                .contains(
                        "  Count(|-> rows?: List<String>, least?: Integer)  Tasks.count\n",
                        "  Last(|-> row: String, limit: String)  Tasks.last\n",
                        "  Read(scriptFolder: Path, limit: int)  Tasks.read\n");
    }

    @Test
    void theListSaysWhyAWorkflowIsBroken() {
        var user = user("Read\n")
                .write("syntax/syntax.pty", "Read -> -> Count\n")
                .write("java/java.pty", "One\n")
                .write("java/One.java", "public class One {\n    public int one() { return \"\"; }\n}\n");
        assertThat(user.volnux("list", "DIR").out())
                .contains("""
                      syntax  DIR/syntax/syntax.pty  (broken: volnux validate DIR/syntax/syntax.pty)
                          E_SYNTAX at 1:9: \
                    """)
                .contains(
                        "      tasks must compile, got DIR/java/One.java:2: error: incompatible types: String cannot be"
                                + " converted to int\n");
    }

    @Test
    void scriptsOfTestsAreNotListed() {
        var user = user("Read\n").write("src/test/resources/bad.pty", "-> ->\n").write("src/main/other.pty", "Read\n");
        assertThat(user.volnux("list", "DIR").out()).contains("other.pty").doesNotContain("bad.pty");
        assertThat(user.volnux("validate", "DIR/src/test").err()).contains("bad.pty");
    }

    @Test
    void validationAndRunCountTheSameStages() {
        var user = user("Read || Read (0 -> Count -> Count, 1 -> {Read -> Read}) -> Read\n");
        assertThat(user.volnux("validate", "DIR/flow").out()).contains(": good, 7 tasks, 6 stages,");
        assertThat(user.volnux("run", "DIR/flow", "--input", "limit=1").out()).contains("5 tasks in 4 stages");
    }

    @Test
    void theListSaysNothingBeforeItKnowsThatThereIsSomething() {
        assertThat(user("Read\n").volnux("list", "DIR/nowhere").out()).isEmpty();
    }

    @Test
    void aPipeThatIsMissingIsAProblemAndOneThatCanNeverFitAWarning() {
        var missing = user("Read -> Last\n").volnux("validate", "DIR/flow");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err())
                .contains("NOTHING_PIPED at 1:9: task Last must have something piped into 'row' (String)");
        var misfit = user("Read |-> Last\n")
                .write(
                        "flow/Tasks.java",
                        TASKS.replace("@Piped String row, String limit", "@Piped Map<String, String> row"))
                .volnux("validate", "DIR/flow");
        assertThat(misfit.code()).isZero();
        assertThat(misfit.out() + misfit.err())
                .contains("W_PIPED_TYPE at 1:10: 'row' of Last must be Map<String, String>, got List<String> of Read");
    }

    @Test
    void theFolderOfTheScriptIsNoInputToBeGiven() {
        var user = user("Read |-> Count\n");
        assertThat(user.volnux("validate", "DIR/flow").out())
                .endsWith(": good, 2 tasks, 2 stages, depth 1, inputs limit: int, least: Integer (optional)\n");
        assertThat(user.volnux("validate", "DIR/flow", "--format", "json").out())
                .contains("\"limit\"")
                .doesNotContain("scriptFolder");
    }

    @Test
    void inputsThatTasksWantInDifferentTypesAreAProblem() {
        var user = user("Read |-> MAP<Last>\n");
        assertThat(user.volnux("validate", "DIR/flow"))
                .satisfies(answer -> assertThat(answer.code()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.err()).contains("INPUT_TYPES", "limit", "int", "String"));
        assertThat(Json.read(
                        "answer",
                        user.volnux("validate", "DIR/flow", "--format", "json").out()))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .first()
                .asString()
                .contains("valid=false", "INPUT_TYPES");
        assertThat(user.volnux("list", "DIR/flow").out()).contains("(1 problem: volnux validate DIR/flow/flow.pty)");
        var run = user.volnux("run", "DIR/flow", "--input", "limit=1");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("DIR/flow/flow.pty: INPUT_TYPES");
    }

    @Test
    void aPipelineClassDecidesTheType() {
        var user = user("Read |-> MAP<Last>\n")
                .write(
                        "flow/Flow.java",
                        "public class Flow extends io.volnux.engine.Pipeline { @io.volnux.task.Input int limit = 3;"
                                + " }\n");
        assertThat(user.volnux("validate", "DIR/flow").err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "fmt", "list", "graph"})
    void anEmptyPathIsNoFolder(String command) {
        var answer = user("Read\n").volnux(command, "");
        assertThat(answer)
                .isEqualTo(new Session.Answer(
                        2,
                        "",
                        "volnux: script must be a file, a folder or the name of a workflow, got an empty text\n"));
    }

    @Test
    void aScriptOfAMegabyteIsAnswered() {
        var user = user("Count -> ".repeat((1 << 20) / 9 - 1) + "Count\n");
        assertThat(user.volnux("validate", "DIR/flow").out()).contains(": good, 116508 tasks");
        assertThat(user.volnux("graph", "DIR/flow").out().lines()).hasSize(116_508);
    }

    @Test
    void fiveHundredLevelsAreAnswered() {
        var user = user("{".repeat(500) + "Count" + "}".repeat(500) + "\n");
        for (String format : List.of("ascii", "dot", "mermaid")) {
            assertThat(user.volnux("graph", "DIR/flow", "--format", format).out())
                    .contains("Count");
        }
        assertThat(user.volnux("fmt", "DIR/flow").code()).isZero();
        assertThat(user.volnux("fmt", "--check", "DIR/flow").code()).isZero();
        assertThat(user.volnux("run", "DIR/flow").out()).contains("1 task in ", "no failures");
    }
}
