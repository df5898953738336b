// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.examples.library.AsyncMain;
import io.volnux.examples.library.EngineMain;
import io.volnux.examples.library.PipelineMain;
import io.volnux.examples.library.ResultsMain;
import io.volnux.examples.library.SignalsMain;
import io.volnux.task.RunResult;
import io.volnux.task.TaskRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {

    @Nested
    class APipelineClass {

        @TempDir
        private Path folder = Path.of("replaced by JUnit");

        private Path input() throws IOException {
            return Files.writeString(folder.resolve("in.txt"), "one\n\n two \n");
        }

        @Test
        void runsWithTheValuesOfItsFields() throws IOException {
            Path output = folder.resolve("result.txt");

            assertThat(PipelineMain.withFields(input(), output)).isEqualTo("2 lines in result.txt");
            assertThat(output).hasContent("one\ntwo");
        }

        @Test
        void runsWithTextsOfAMap() throws IOException {
            assertThat(PipelineMain.withMap(Map.of(
                            "inputFile", input().toString(),
                            "outputPath", folder.resolve("x.txt").toString())))
                    .isEqualTo("2 lines in x.txt");
        }

        @Test
        void takesItsOtherBranchIfTheFileCannotBeWritten() throws IOException {
            assertThat(PipelineMain.withFields(input(), folder.resolve("no/such/folder")))
                    .isEqualTo("cannot write folder");
        }

        @Test
        void saysWhyItDidNotStartOrFailed() {
            assertThat(PipelineMain.orWhyNot(Map.of()))
                    .startsWith("not started: ")
                    .contains("inputFile");
            assertThat(PipelineMain.orWhyNot(Map.of("inputFil", "x")))
                    .startsWith("not started: ")
                    .contains("inputFil");
            assertThat(PipelineMain.orWhyNot(Map.of("inputFile", folder + "/none")))
                    .isEqualTo("failed: Extract");
        }
    }

    @Test
    void tasksMayBeMethodsLambdasAndClasses() {
        RunResult result = EngineMain.run("abc");

        assertThat(result.value(String.class)).isEqualTo("cba! after 3 calls");
        assertThat(result.tasks()).extracting(TaskRecord::attempts).containsExactly(1, 1, 3);
    }

    @Test
    void listenersHearUntilTheyUnsubscribe() {
        assertThat(SignalsMain.listen()).containsExactly("task B: b", "run pair: success", "run pair: success");
    }

    @Nested
    class ARunOfItsOwn {

        @Test
        void isWaitedFor() throws InterruptedException {
            assertThat(AsyncMain.toTheEnd()).isEqualTo("success");
        }

        @Test
        void goesOnWhenTheWaitingEndsAndIsCancelled() throws InterruptedException {
            assertThat(AsyncMain.waitThenCancel()).containsExactly("still running", "cancelled");
        }

        @Test
        void endsAtItsDeadline() throws InterruptedException {
            assertThat(AsyncMain.deadline()).startsWith("ended: ");
        }
    }

    @Test
    void resultsAreFoundByTypeByNameAndInOrder() {
        RunResult shared = ResultsMain.run("Numbers |-> Sum || Largest |-> Share");
        assertThat(shared.value(Double.class)).isEqualTo(100.0 * 10 / 55 / 10);
        assertThat(shared.resultOf("Sum"))
                .hasValueSatisfying(sum -> assertThat(sum.content()).isEqualTo(55));

        RunResult open = ResultsMain.run("Numbers |-> Sum || Largest");
        assertThat(open.results().contents()).containsExactly(55, 10);
    }
}
