// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volnux.task.ConfigurationException;
import io.volnux.task.Outcome;
import io.volnux.task.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskRegistryTest {

    private static TaskDefinition.Builder task(String name) {
        return TaskDefinition.of(name, context -> Outcome.success(name));
    }

    private static TaskRegistry of(TaskDefinition.Builder... builders) {
        TaskRegistry.Builder registry = TaskRegistry.builder();
        for (TaskDefinition.Builder builder : builders) {
            registry.task(builder.build());
        }
        return registry.build();
    }

    private static String found(TaskRegistry registry, String name) {
        return registry.resolve("local", name) instanceof TaskRegistry.Resolution.Found(var definition)
                ? definition.toString()
                : "nothing";
    }

    @Test
    void exactLetterCaseWinsOverOtherCases() {
        TaskRegistry registry = of(task("load"), task("Load"));
        assertThat(found(registry, "Load")).isEqualTo("Load 1.0.0");
        assertThat(found(registry, "load")).isEqualTo("load 1.0.0");
    }

    @Test
    void letterCaseIsIgnoredIfThatLeavesOneName() {
        assertThat(found(of(task("LoadAll")), "loadall")).isEqualTo("LoadAll 1.0.0");
    }

    @Test
    void severalNamesThatDifferInCaseAreAmbiguous() {
        var resolution = of(task("load"), task("Load")).resolve("local", "LOAD");
        assertThat(resolution)
                .isInstanceOfSatisfying(
                        TaskRegistry.Resolution.Ambiguous.class,
                        ambiguous -> assertThat(ambiguous.candidates()).containsExactly("load", "Load"));
    }

    @Test
    void namespacesDoNotMix() {
        TaskRegistry registry = of(task("Load").namespace("github"));
        assertThat(found(registry, "Load")).isEqualTo("nothing");
        assertThat(registry.resolve("github", "Load")).isInstanceOf(TaskRegistry.Resolution.Found.class);
    }

    @Test
    void theHighestVersionThatIsNotDeprecatedIsChosen() {
        TaskRegistry registry = of(
                task("A").version("1.9.0"),
                task("A").version("1.10.0"),
                task("A").version("2.0.0").deprecated(new Deprecation("slow", "B", null)));
        assertThat(found(registry, "A")).isEqualTo("A 1.10.0");
    }

    @Test
    void aTaskWithDeprecatedVersionsOnlyIsUsedWithAWarning() {
        TaskRegistry registry = of(task("A").deprecated(new Deprecation("slow", "B", null)));
        assertThat(Graphs.of("A", registry).warnings())
                .singleElement()
                .asString()
                .contains("task A 1.0.0 is deprecated: slow; use B instead");
    }

    @ParameterizedTest
    @CsvSource({"1.2.0, A 1.2.0", "^1.2.0, A 1.10.0", "~1.2.0, A 1.2.3", "^2.0.0, A 2.0.0", "^3.0.0, nothing"})
    void pinsChooseTheVersion(String pin, String expected) {
        TaskRegistry.Builder builder = TaskRegistry.builder().pin("A", pin);
        for (String version : new String[] {"1.2.0", "1.2.3", "1.10.0", "2.0.0"}) {
            builder.task(task("A").version(version).build());
        }
        assertThat(found(builder.build(), "A")).isEqualTo(expected);
    }

    @Test
    void aPinThatNothingSatisfiesListsWhatThereIs() {
        TaskRegistry registry = TaskRegistry.builder()
                .task(task("A").build())
                .pin("A", "^2.0.0")
                .build();
        assertThat(Graphs.of("A", registry).problems())
                .singleElement()
                .hasToString("NO_VERSION at 1:1: task 'A' is pinned to ^2.0.0, but only 1.0.0 is registered; change the"
                        + " pin");
    }

    @Test
    void theSameTripleTwiceIsAnError() {
        TaskRegistry.Builder builder = TaskRegistry.builder().task(task("A").build());
        assertThatThrownBy(() -> builder.task(task("A").source("B.java").build()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("task A 1.0.0 is registered twice (second: B.java)");
    }

    @Test
    void everyUnknownNameIsReportedOnceAtItsFirstPlaceWithASuggestion() {
        TaskGraph graph = Graphs.of("Load -> Laod -> MAP<Claen> |-> Laod", "Load", "Clean");
        assertThat(graph.problems())
                .extracting(Problem::code, Problem::subject, Problem::column, Problem::suggestion)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("UNKNOWN", "Laod", 9, "Load"),
                        org.assertj.core.groups.Tuple.tuple("UNKNOWN", "Claen", 21, "Clean"));
        assertThat(graph.problems().get(0).message()).contains("known: Load, Clean");
    }

    @Test
    void aRebuiltRegistryKeepsTasksAndPins() {
        TaskRegistry registry = TaskRegistry.builder()
                .task(task("A").version("1.0.0").build())
                .task(task("A").version("2.0.0").build())
                .pin("A", "1.0.0")
                .build();
        assertThat(found(registry.toBuilder().build(), "A")).isEqualTo("A 1.0.0");
    }

    @Test
    void aBadNameIsRefused() {
        assertThatThrownBy(() -> task("not a name")).hasMessageContaining("got 'not a name'");
    }
}
