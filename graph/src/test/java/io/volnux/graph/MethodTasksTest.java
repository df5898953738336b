// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volnux.task.Accumulator;
import io.volnux.task.ConfigurationException;
import io.volnux.task.Input;
import io.volnux.task.Option;
import io.volnux.task.Outcome;
import io.volnux.task.Piped;
import io.volnux.task.ResultOf;
import io.volnux.task.Task;
import io.volnux.task.TaskContext;
import io.volnux.task.TaskName;
import io.volnux.task.TaskResults;
import io.volnux.task.ValueConversionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MethodTasksTest {

    /** What a user may write. */
    public static final class Shop {

        final List<String> calls = new ArrayList<>();

        public String load(Path file, int limit) {
            return file + ":" + limit;
        }

        public String total(@Piped List<Integer> prices) {
            return "sum " + prices.stream().mapToInt(Integer::intValue).sum();
        }

        public int twice(@Piped int value) {
            return 2 * value;
        }

        public int failures(@Piped TaskResults results) {
            return (int) results.stream().filter(result -> result.failed()).count();
        }

        public String ship(@ResultOf("Reserve") @Nullable String reservation) {
            return "shipped " + reservation;
        }

        public String withOption(@Option("threshold") double threshold, @Option("label") @Nullable String label) {
            return threshold + " " + label;
        }

        public int sum(@Accumulator int so, @Piped int item) {
            return so + item;
        }

        public void clear() {
            calls.add("clear");
        }

        public Outcome<String> choose(TaskContext context) {
            return Outcome.goTo(3, context.taskName());
        }

        @SuppressWarnings("NullAway") // what a user may write by mistake
        public Outcome<String> forget() {
            return null;
        }

        public String breaks() throws Exception {
            if (calls.isEmpty()) {
                throw new java.io.IOException("disk full");
            }
            return "fine";
        }

        @TaskName(value = "Other", namespace = "github", version = "2.1.0")
        String renamed(@Input(value = "user_name", required = false) @Nullable String name) {
            return "hello " + name;
        }

        String hidden() {
            return "not a task";
        }

        @Override
        public String toString() {
            return "shop";
        }
    }

    private final Shop shop = new Shop();
    private final TaskRegistry registry = TaskRegistry.ofMethods(shop);

    private TaskDefinition task(String name) {
        return registry.definitions().stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private @Nullable Object run(String name, FakeContext context) throws Exception {
        return ((Outcome.Success<?>) task(name).create().process(context)).value();
    }

    @Test
    void publicAndNamedMethodsAreTasks() {
        assertThat(registry.definitions())
                .extracting(TaskDefinition::qualifiedName)
                .contains("Load", "Total", "github::Other")
                .doesNotContain("Hidden", "ToString", "Renamed");
        assertThat(task("Other").version()).hasToString("2.1.0");
    }

    @Test
    void parametersAreInputsByNameConvertedToTheirTypes() throws Exception {
        assertThat(task("Load").parameters())
                .containsExactly(
                        new TaskParameter("file", Path.class, true), new TaskParameter("limit", int.class, true));
        assertThat(run("Load", new FakeContext().input("file", "a.csv").input("limit", 7L)))
                .isEqualTo("a.csv:7");
    }

    @Test
    void anInputMayHaveAnotherNameAndBeAbsent() throws Exception {
        assertThat(task("Other").parameters()).containsExactly(new TaskParameter("user_name", String.class, false));
        assertThat(run("Other", new FakeContext())).isEqualTo("hello null");
    }

    @Test
    void anInputThatCannotBeConvertedNamesBothTypes() {
        var context = new FakeContext().input("file", "a.csv").input("limit", "many");
        assertThatThrownBy(() -> run("Load", context))
                .isInstanceOf(ValueConversionException.class)
                .hasMessage("input 'limit' of Load must be int, got String 'many'");
    }

    @Test
    void aSinglePipedValueIsTheContent() throws Exception {
        assertThat(run("Twice", new FakeContext().piped(FakeRecord.succeeded("A", "21"))))
                .isEqualTo(42);
    }

    @Test
    void aPipedListIsTheContentOrTheContentsOfSeveral() throws Exception {
        var one = FakeRecord.succeeded("A", List.of(1, "2", 3L));
        assertThat(run("Total", new FakeContext().piped(one))).isEqualTo("sum 6");
        var single = FakeRecord.succeeded("A", 5);
        assertThat(run("Total", new FakeContext().piped(single))).isEqualTo("sum 5");
        assertThat(run("Total", new FakeContext().piped(single, FakeRecord.succeeded("B", 6))))
                .isEqualTo("sum 11");
    }

    @Test
    void aFailedResultIsAFailureUnlessResultsAreWanted() throws Exception {
        var context = new FakeContext().piped(FakeRecord.succeeded("A", 1), FakeRecord.failed("B"));
        assertThatThrownBy(() -> run("Total", context))
                .isInstanceOf(PipedFailureException.class)
                .hasMessageContaining("piped result of B failed");
        assertThat(run("Failures", context)).isEqualTo(1);
    }

    @Test
    void nothingPipedIntoAPrimitiveSaysWhatToDo() {
        assertThatThrownBy(() -> run("Twice", new FakeContext()))
                .hasMessageStartingWith("piped value of Twice must be int, got nothing; join the stages with |->");
    }

    @Test
    void anEarlierResultIsFoundByName() throws Exception {
        assertThat(task("Ship").resultsUsed()).containsExactly("Reserve");
        assertThat(run("Ship", new FakeContext().result(FakeRecord.succeeded("Reserve", 17))))
                .isEqualTo("shipped 17");
        assertThat(run("Ship", new FakeContext())).isEqualTo("shipped null");
    }

    @Test
    void optionsAndAccumulatorsAreConverted() throws Exception {
        var context = new FakeContext().options(Map.of("threshold", 1L));
        assertThat(run("WithOption", context)).isEqualTo("1.0 null");
        assertThat(run("Sum", new FakeContext().accumulator("40").piped(FakeRecord.succeeded("A", 2))))
                .isEqualTo(42);
    }

    @Test
    void anUnwrittenOptionIsTheZeroOfAPrimitive() throws Exception {
        assertThat(run("WithOption", new FakeContext())).isEqualTo("0.0 null");
    }

    @Test
    void voidIsASuccessWithoutContent() throws Exception {
        assertThat(run("Clear", new FakeContext())).isNull();
        assertThat(shop.calls).containsExactly("clear");
    }

    @Test
    void anOutcomeIsTakenAsItIs() throws Exception {
        assertThat(task("Choose").create().process(new FakeContext())).isEqualTo(Outcome.goTo(3, "Fake"));
        assertThat((Object) task("Forget").create().process(new FakeContext())).isNull();
    }

    @Test
    void anExceptionComesOutAsThrown() {
        assertThatThrownBy(() -> run("Breaks", new FakeContext()))
                .isExactlyInstanceOf(java.io.IOException.class)
                .hasMessage("disk full");
    }

    @Test
    void anObjectWithoutTasksIsAnError() {
        assertThatThrownBy(() -> TaskRegistry.ofMethods(new Object()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("java.lang.Object has no task");
    }

    @Nested
    class ATaskClass {

        /** A class with inputs. */
        @TaskName("Greet")
        public static class Greeting implements Task<String> {

            @Input
            @Nullable
            String name;

            @Input("repeat_count")
            int count = 1;

            @Input
            List<Integer> numbers = List.of(1);

            @Input(required = false)
            @Nullable
            String suffix;

            int runs;

            @Override
            public Outcome<String> process(TaskContext context) {
                runs++;
                String all = Objects.requireNonNull(name).repeat(count) + numbers + suffix + runs;
                return Outcome.success(all);
            }
        }

        /** A field that cannot be set. */
        public static final class Fixed implements Task<String> {
            @Input
            final String name = "x";

            @Override
            public Outcome<String> process(TaskContext context) {
                return Outcome.success(name);
            }
        }

        private final TaskDefinition definition = TaskRegistry.builder()
                .type(Greeting.class)
                .build()
                .definitions()
                .get(0);

        @Test
        void declaresItsFieldsAsInputs() {
            assertThat(definition.parameters())
                    .extracting(TaskParameter::name, TaskParameter::required)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("name", true),
                            org.assertj.core.groups.Tuple.tuple("repeat_count", false),
                            org.assertj.core.groups.Tuple.tuple("numbers", false),
                            org.assertj.core.groups.Tuple.tuple("suffix", false));
        }

        @Test
        void getsItsInputsInAFreshInstance() throws Exception {
            var context = new FakeContext()
                    .input("name", "ab")
                    .input("repeat_count", "2")
                    .input("numbers", List.of("3", 4));
            assertThat(definition.create().process(context)).isEqualTo(Outcome.success("abab[3, 4]null1"));
            assertThat(definition.create().process(context)).isEqualTo(Outcome.success("abab[3, 4]null1"));
        }

        @Test
        void keepsItsDefaultsWithoutAValue() throws Exception {
            assertThat(definition.create().process(new FakeContext().input("name", "x")))
                    .isEqualTo(Outcome.success("x[1]null1"));
        }

        @Test
        void namesBothTypesOfAWrongValue() {
            var context = new FakeContext().input("name", "x").input("repeat_count", "two");
            assertThatThrownBy(() -> definition.create().process(context))
                    .hasMessage("input 'repeat_count' of Greet must be int, got String 'two'");
        }

        @Test
        void mustHaveSettableFields() {
            assertThatThrownBy(() -> TaskRegistry.builder().type(Fixed.class))
                    .hasMessageContaining("input field name of task Fixed must be settable");
        }
    }
}
