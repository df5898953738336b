// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge is judged: files and cases that cannot be used fail instead of passing unseen. */
class ConformanceCasesTest {
    @TempDir
    Path folder;

    private List<ConformanceCase> read(String json) throws IOException {
        var file = folder.resolve("cases.json");
        Files.writeString(file, json);
        return ConformanceCases.read(file);
    }

    private List<Difference> judge(String fields) throws IOException {
        return CompilerComparison.differences(
                read("[{\"name\": \"n\", " + fields.replace('\'', '"') + "}]").getFirst());
    }

    @Test
    void aMissingFileFails() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ConformanceCases.read(folder.resolve("nowhere.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "[", "null", "[{}] x"})
    void aFileWithoutCasesFails(String json) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'script': 'A', 'valid': true, 'expected': {'mode': 'CFG', 'extra': 1}",
                "'script': 'A', 'valid': true, 'extra': 1, 'expected': {'mode': 'CFG'}",
                "'script': 'A', 'valid': true, 'expected': {}",
                "'script': 'A', 'valid': true",
                "'script': 'A', 'valid': 'true', 'expected': {'mode': 'CFG'}",
                "'script': '', 'valid': false, 'expected': {'line': 1, 'column': 1}",
                "'script': '', 'valid': false, 'expected': {'error': 'E_NOT_EXECUTABLE', 'tree': []}",
                "'script': 'A', 'valid': true, 'expected': {'runs': [{'given': {}, 'order': ['A'], 'status': 'X',"
                        + " 'more': 1}]}",
                "'script': 'A', 'valid': true, 'expected': {'runs': [{'given': {'more': 1}, 'order': ['A'], 'status':"
                        + " 'X'}]}",
                "'script': 'A', 'valid': true, 'expected': {'runs': [{'given': {}}]}",
                "'script': 'A', 'valid': true, 'expected': {'unresolved': [{'name': 'A', 'reason': 'UNKNOWN', 'more':"
                        + " 1}]}",
            })
    void aCaseThatCannotBeJudgedFails(String fields) throws IOException {
        assertThat(judge(fields)).isNotEmpty();
    }

    @Test
    void aNameGivenTwiceFails() throws IOException {
        var one = "{\"name\": \"n\", \"script\": \"A\", \"valid\": true, \"expected\": {\"mode\": \"CFG\"}}";
        assertThat(CompilerComparison.differences(read("[" + one + "]").getFirst()))
                .isEmpty();
        assertThat(CompilerComparison.differences(
                        read("[" + one + "," + one + "]").getLast()))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "'script': 'A', 'valid': false, 'expected': {'error': 'E_SYNTAX'}!error",
                "'script': 'A ->', 'valid': true, 'expected': {'mode': 'CFG'}!error",
                "'script': 'A ->', 'valid': false, 'expected': {'error': 'E_CYCLE'}!error",
                "'script': 'A ->', 'valid': false, 'expected': {'error': 'E_SYNTAX', 'line': 2}!line",
                "'script': 'A ->', 'valid': false, 'expected': {'error': 'E_SYNTAX', 'column': 4}!column",
                "'script': 'pypy::A', 'valid': false, 'expected': {'error': 'E_UNKNOWN_NAMESPACE', 'suggestion':"
                        + " 'local'}!suggestion",
                "'script': 'A', 'valid': true, 'expected': {'mode': 'DAG'}!mode",
                "'script': '@trace: run A', 'valid': true, 'expected': {'mode': 'CFG'}!directives",
                "'script': '@x = 1 A', 'valid': true, 'expected': {'mode': 'CFG'}!variables",
                "'script': '@x = 1 A', 'valid': true, 'expected': {'variables': {'x': '1'}}!variables",
                "'script': 'A', 'valid': true, 'expected': {'warnings': ['W_NEAR_OPTION']}!warnings",
                "'script': 'A -> B', 'valid': true, 'expected': {'tree': [{'task': 'A'}]}!tree",
                "'script': 'A -> B', 'valid': true, 'expected': {'tree': [{'task': 'A'}, {'task': 'B', 'pipe':"
                        + " '|->'}]}!tree",
                "'script': 'A', 'valid': true, 'expected': {'tree': [{'task': 'A', 'more': 1}]}!tree",
                "'script': 'A[x=1]', 'valid': true, 'expected': {'tree': [{'task': 'A', 'options': {'x': 2}}]}!tree",
            })
    void whatDiffersIsNamed(String fields, String what) throws IOException {
        assertThat(judge(fields)).extracting(Difference::what).containsExactly(what);
    }

    @Test
    void numbersAreComparedByValueAndWarningsInOrderWithOthersBetween() throws IOException {
        assertThat(judge("'script': '@x = 30 A', 'valid': true, 'expected': {'variables': {'x': 30.0}}"))
                .isEmpty();
        assertThat(judge("'script': '@trace: run @recursive-depth: 1 @trace: run A[executr=1]', 'valid': true,"
                        + " 'expected': {'directives': {'trace': 'run'}, 'warnings':"
                        + " ['W_DEPRECATED_DIRECTIVE', 'W_NEAR_OPTION']}"))
                .isEmpty();
        assertThat(judge("'script': '@recursive-depth: 1 A[executr=1]', 'valid': true, 'expected': {'warnings':"
                        + " ['W_NEAR_OPTION', 'W_DEPRECATED_DIRECTIVE']}"))
                .hasSize(1);
    }

    @Test
    void thousandLevelsOfNestingAreRead() throws IOException {
        var levels = 300;
        var tree = "{\"group\": [[".repeat(levels) + "{\"task\": \"A\"}" + "]]}".repeat(levels);
        var script = "{".repeat(levels) + "A" + "}".repeat(levels);
        assertThat(judge("'script': '" + script + "', 'valid': true, 'expected': {'tree': [" + tree + "]}"))
                .isEmpty();
    }

    @Test
    void runsAndUnresolvedNamesAreReadWhole() throws IOException {
        var read = read("""
            [{"name": "n", "script": "A", "env": {"E": "1"}, "events": ["B"], "valid": true, "note": "x", "expected": {
              "unresolved": [{"name": "A", "reason": "AMBIGUOUS", "line": 1, "column": 2, "candidates": ["a", "b"]}],
              "runs": [{"given": {"fail": ["A"], "raises": {"A": 2}, "goto": {"A": 3}, "policy": "STOP"},
                "order": ["A", {"parallel": [["B"], ["C"]]}], "status": "FAILED", "piped": {"B": ["A"]}, "attempts": {"A": 2},
                "failed": ["A"], "unhandled": ["A"], "options": {"A": {"x": null}}}]}}]
            """).getFirst();
        assertThat(read.problems()).isEmpty();
        assertThat(read.env()).containsEntry("E", "1");
        assertThat(read.events()).contains(List.of("B"));
        assertThat(read.expected().unresolved().orElseThrow().getFirst().candidates())
                .containsExactly("a", "b");
        var run = read.expected().runs().getFirst();
        assertThat(run.given().raises()).containsEntry("A", 2);
        assertThat(run.given().goTo()).containsEntry("A", 3);
        assertThat(run.given().policy()).contains("STOP");
        assertThat(run.order()).hasSize(2);
        assertThat(run.piped()).containsEntry("B", List.of("A"));
        assertThat(run.attempts()).containsEntry("A", 2);
        assertThat(run.options().get("A")).containsKey("x");
    }
}
