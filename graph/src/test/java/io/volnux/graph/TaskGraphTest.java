// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volnux.lang.PointySyntaxException;
import io.volnux.lang.Script;
import io.volnux.lang.WarningCode;
import io.volnux.task.Outcome;
import io.volnux.task.RetryPolicy;
import io.volnux.task.SecretNames;
import io.volnux.task.StopCondition;
import io.volnux.task.Strategy;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskGraphTest {

    private static String ids(TaskGraph graph) {
        return graph.tasks().stream().map(task -> task.name() + "=" + task.id()).collect(Collectors.joining(" "));
    }

    private static TaskNode task(TaskGraph graph, String name) {
        return graph.tasks().stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void idsArePlacesInTheTree() {
        assertThat(ids(Graphs.loose("A (0 -> B -> C, 7 -> D) -> {E -> F, G} -> MAP<H>")))
                .isEqualTo("A=1 B=1.b0.1 C=1.b0.2 D=1.b7.1 E=2.c1.1 F=2.c1.2 G=2.c2.1 MAP<H>=3");
    }

    @Test
    void branchesOfTheLastArmBelongToTheStageAndOthersToTheirArm() {
        TaskGraph graph = Graphs.loose("A (0 -> X) || B (1 -> Y) -> Z");
        assertThat(ids(graph)).isEqualTo("A=1.a1 X=1.a1.b0.1 B=1.a2 Y=1.b1.1 Z=2");
        StageNode stage = graph.chain().first();
        assertThat(stage.branches()).containsOnlyKeys(1);
        assertThat(stage.decision()).map(TaskNode::name).contains("B");
        assertThat(((ParallelNode) stage.unit()).arms())
                .extracting(arm -> arm.branches().keySet())
                .containsExactly(java.util.Set.of(0), java.util.Set.of());
        assertThat(graph.chain().stages().get(1).sink()).isTrue();
    }

    @Test
    void pipesAndSinksAreMarked() {
        TaskGraph graph = Graphs.loose("A |-> B (1 |-> C) -> D -> E");
        assertThat(graph.chain().stages()).extracting(StageNode::piped).containsExactly(false, true, false, false);
        assertThat(graph.chain().stages()).extracting(StageNode::sink).containsExactly(false, false, true, false);
        assertThat(graph.chain().stages().get(1).branches().get(1))
                .satisfies(branch -> assertThat(branch.first().piped()).isTrue());
    }

    @Test
    void stagesAreCountedAtAnyDepthWithoutGroups() {
        assertThat(Graphs.loose("A -> B || C -> D").stages()).isEqualTo(3);
        assertThat(Graphs.loose("A (0 -> B -> C, 1 -> D) -> E").stages()).isEqualTo(5);
        assertThat(Graphs.loose("A -> {B -> C, D} -> E || {F -> G}").stages()).isEqualTo(7);
    }

    @Test
    void aLabelHasTheNamespaceUnlessItIsLocal() {
        assertThat(Graphs.loose("A -> docker::B -> MAP<docker::C> -> MAP<D>").tasks())
                .extracting(TaskNode::label)
                .containsExactly("A", "docker::B", "MAP<docker::C>", "MAP<D>");
    }

    @Test
    void theNearestSettingWins() {
        TaskGraph graph =
                Graphs.loose("{A[retry_attempts=5] -> {B -> C * 4}[retry_attempts=3] -> D (0 -> E)}[retry_attempts=2,"
                        + " executor=\"pool\"]");
        assertThat(graph.tasks().stream()
                        .map(task -> task + "=" + task.settings().maxAttempts()))
                .containsExactly("A=5", "B=3", "C=4", "D=2", "E=2");
        assertThat(task(graph, "C").settings().executor()).isEqualTo("pool");
    }

    @Test
    void aTasksOwnOptionsDoNotPassToItsBranches() {
        TaskGraph graph = Graphs.loose("A[retry_attempts=5, x=1] (0 -> B)");
        assertThat(task(graph, "B").settings().maxAttempts()).isEqualTo(1);
        assertThat(task(graph, "B").options().asMap()).isEmpty();
    }

    @Test
    void executorSettingsAreMergedFieldByFieldAndOtherSettingsStay() {
        TaskRegistry registry = TaskRegistry.builder()
                .task(TaskDefinition.of("A", context -> Outcome.success(1))
                        .executor("threadpool")
                        .executorConfig(Map.of("max_workers", 4L, "thread_name_prefix", "a"))
                        .stopOn(StopCondition.ON_ERROR)
                        .attemptTimeout(Duration.ofSeconds(9))
                        .build())
                .build();
        TaskSettings settings = task(Graphs.of("A[executor_config={\"max_workers\": 2}]", registry), "A")
                .settings();
        assertThat(settings.executor()).isEqualTo("threadpool");
        assertThat(settings.executorConfig()).isEqualTo(Map.of("max_workers", 2L, "thread_name_prefix", "a"));
        assertThat(settings.stopConditions()).containsExactly(StopCondition.ON_ERROR);
        assertThat(settings.attemptTimeout()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aFactorReplacesAttemptsOnlyAndOneLeavesThePolicyAlone() {
        RetryPolicy own = RetryPolicy.ofAttempts(7).withBackoff(Duration.ofMillis(1), Duration.ofMillis(2));
        TaskRegistry registry = TaskRegistry.builder()
                .task(TaskDefinition.of("A", context -> Outcome.success(1))
                        .retry(own)
                        .build())
                .build();
        assertThat(task(Graphs.of("A * 3", registry), "A").settings().retry()).isEqualTo(own.withMaxAttempts(3));
        assertThat(task(Graphs.of("A[retry_attempts=1]", registry), "A")
                        .settings()
                        .retry())
                .isEqualTo(own);
    }

    @Test
    void strategiesComeFromTheDecisionTaskThenTheGroup() {
        TaskGraph graph = Graphs.loose("{A || B[result_evaluation_strategy=\"ANY_MUST_SUCCEED\"] -> C || D -> E || {F}}"
                + "[result_evaluation_strategy=\"majority_must_succeed\"] -> G || {H}");
        GroupNode group = (GroupNode) graph.chain().first().unit();
        assertThat(group.chains().get(0).stages())
                .extracting(StageNode::strategy)
                .containsExactly(
                        Strategy.Named.ANY_MUST_SUCCEED,
                        Strategy.Named.MAJORITY_MUST_SUCCEED,
                        Strategy.Named.MAJORITY_MUST_SUCCEED);
        assertThat(graph.chain().stages().get(1).strategy()).isEqualTo(Strategy.ALL_MUST_SUCCEED);
    }

    @Test
    void inlineArmsAreWarnedOfOnce() {
        assertThat(Graphs.loose("A[executor=\"inline\"] || B").warnings())
                .filteredOn(warning -> warning.code() == WarningCode.W_EXECUTOR_INLINE)
                .hasSize(1);
    }

    @Test
    void inputsAreTheUnionOfWhatTasksWant() {
        TaskRegistry registry = TaskRegistry.builder()
                .task(TaskDefinition.of("A", context -> Outcome.success(1))
                        .input("file", String.class)
                        .optionalInput("limit", int.class)
                        .build())
                .task(TaskDefinition.of("B", context -> Outcome.success(1))
                        .input("limit", Integer.class)
                        .optionalInput("file", Object.class)
                        .build())
                .build();
        TaskGraph graph = Graphs.of("A -> B -> A", registry);
        assertThat(graph.inputs().values())
                .extracting(InputSpec::name, InputSpec::required, InputSpec::wantedBy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("file", true, java.util.List.of("A", "B")),
                        org.assertj.core.groups.Tuple.tuple("limit", true, java.util.List.of("A", "B")));
        assertThat(graph.inputProblems()).isEmpty();
    }

    @Test
    void twoTypesForOneInputAreAProblemOfTheInputs() {
        TaskRegistry registry = TaskRegistry.builder()
                .task(TaskDefinition.of("A", context -> Outcome.success(1))
                        .input("file", String.class)
                        .build())
                .task(TaskDefinition.of("B", context -> Outcome.success(1))
                        .input("file", java.nio.file.Path.class)
                        .build())
                .build();
        TaskGraph graph = Graphs.of("A -> B -> A", registry);
        assertThat(graph.problems()).isEmpty();
        assertThat(graph.inputProblems())
                .singleElement()
                .hasToString("INPUT_TYPES at 1:6: input 'file' must have one type, got java.lang.String (A) and"
                        + " java.nio.file.Path (B); declare the same type in both tasks");
    }

    @Test
    void directivesAndDepthAreKnown() {
        TaskGraph graph = Graphs.loose("@on-failure: continue\n@trace: task\nA -> {B -> {C}}");
        assertThat(graph.failurePolicy()).contains(io.volnux.task.FailurePolicy.CONTINUE);
        assertThat(graph.traceDetail()).contains("task");
        assertThat(graph.depth()).isEqualTo(3);
        assertThat(graph.hash()).matches("[0-9a-f]{16}");
    }

    @Test
    @Timeout(30)
    void longWideAndDeepScriptsCompile() {
        assertThat(Graphs.loose(String.join(" -> ", Collections.nCopies(10_000, "A")))
                        .tasks())
                .hasSize(10_000);
        assertThat(Graphs.loose(String.join(" || ", Collections.nCopies(1_000, "A")))
                        .tasks())
                .hasSize(1_000);
        assertThat(Graphs.loose("{".repeat(500) + "A -> B" + "}".repeat(500)).depth())
                .isGreaterThan(400);
        String many = IntStream.range(0, 5_000).mapToObj(i -> "T" + i).collect(Collectors.joining(" |-> "));
        assertThat(Graphs.loose(many).problems()).hasSize(5_000);
    }

    @Test
    void secretOptionsAreThoseOfEveryTaskInTheScript() {
        TaskGraph graph = Graphs.loose("A[token=\"abcd\"] -> {B[limit=\"efgh\"]}[executor_config={\"auth\": \"ijkl\"}]"
                + " -> C (0 -> D[pin=1234])");
        assertThat(graph.secretOptions().scrub("abcd efgh ijkl 1234")).isEqualTo("*** efgh *** ***");
        assertThat(Graphs.loose("A[limit=\"abcd\"] -> B").secretOptions().isEmpty())
                .isTrue();
    }

    @Test
    void resultsUsedAreThoseThatTasksDeclare() {
        TaskRegistry registry = TaskRegistry.builder()
                .task(TaskDefinition.of("A", context -> Outcome.success(1)).build())
                .task(TaskDefinition.of("B", context -> Outcome.success(1))
                        .resultOf("A")
                        .resultOf("Elsewhere")
                        .build())
                .build();
        assertThat(Graphs.of("A -> B", registry).resultsUsed()).containsExactlyInAnyOrder("A", "Elsewhere");
        assertThat(Graphs.of("A -> A", registry).resultsUsed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "passwd",
                "secret",
                "token",
                "key",
                "auth",
                "credential",
                "cookie",
                "card",
                "cvv",
                "iban",
                "ssn",
                "pin",
                "limit",
                "host"
            })
    void errorsOfTheScriptHideWhatTasksHide(String name) {
        assertThatThrownBy(() -> Script.parse("A[%s=\"in the open\"] B".formatted(name)))
                .isInstanceOfSatisfying(
                        PointySyntaxException.class,
                        error -> assertThat(error.snippet().contains("in the open"))
                                .isNotEqualTo(SecretNames.matches(name)));
    }
}
