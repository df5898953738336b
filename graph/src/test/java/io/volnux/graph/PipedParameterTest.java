// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volnux.task.ConfigurationException;
import io.volnux.task.Outcome;
import io.volnux.task.Piped;
import io.volnux.task.TaskResult;
import io.volnux.task.TaskResults;
import io.volnux.task.ValueConversionException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PipedParameterTest {

    /** Wants one value twice. */
    public static final class Greedy {
        public String merge(@Piped List<String> rows, String separator, @Piped TaskResults more) {
            return rows + separator + more;
        }
    }

    /** What may be done when nothing is piped in. */
    public static final class Careful {
        public String text(@Piped String value) {
            return "text " + value;
        }

        public String anything(@Piped Object value) {
            return "anything " + value;
        }

        public String maybe(@Piped Optional<String> value) {
            return value.orElse("nobody");
        }

        public String orNull(@Piped @Nullable String value) {
            return "or " + value;
        }

        public int rows(@Piped List<String> values) {
            return values.size();
        }

        public int numbers(@Piped int[] values) {
            return values.length;
        }

        public int results(@Piped TaskResults results) {
            return results.size();
        }
    }

    private static @Nullable Object run(String name, FakeContext context) throws Exception {
        TaskDefinition task = TaskRegistry.ofMethods(new Careful()).definitions().stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst()
                .orElseThrow();
        return ((Outcome.Success<?>) task.create().process(context)).value();
    }

    @Test
    void severalPipedParametersAreRefusedWhenTheTaskIsRegistered() {
        assertThatThrownBy(() -> TaskRegistry.ofMethods(new Greedy()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("SEVERAL_PIPED")
                .hasMessageContaining(
                        "task Merge must have at most one @Piped parameter, got 2: List rows, TaskResults more; take a"
                                + " List");
    }

    @Test
    void aDefinitionTellsWhatItWantsPipedIn() {
        assertThat(TaskRegistry.ofMethods(new Careful()).definitions())
                .extracting(task -> task.piped().orElseThrow())
                .extracting(piped -> piped.name() + " " + piped.type().getTypeName() + " " + piped.required())
                .containsExactlyInAnyOrder(
                        "value java.lang.String true",
                        "value java.lang.Object true",
                        "value java.util.Optional<java.lang.String> false",
                        "value java.lang.String false",
                        "values java.util.List<java.lang.String> false",
                        "values int[] false",
                        "results io.volnux.task.TaskResults false");
    }

    @Test
    void nothingPipedIntoAnObjectIsAFailureThatNamesItsTypeAndTheCure() {
        assertThatThrownBy(() -> run("Text", new FakeContext()))
                .isInstanceOf(ValueConversionException.class)
                .hasMessage("piped value of Text must be String, got nothing; join the stages with |->, "
                        + "or declare the parameter Optional, a list or @Nullable");
        assertThatThrownBy(() -> run("Anything", new FakeContext())).isInstanceOf(ValueConversionException.class);
    }

    @Test
    void aParameterThatMayBeAbsentReceivesNothingAsItsTypeSays() throws Exception {
        assertThat(run("Maybe", new FakeContext())).isEqualTo("nobody");
        assertThat(run("OrNull", new FakeContext())).isEqualTo("or null");
        assertThat(run("Rows", new FakeContext())).isEqualTo(0);
        assertThat(run("Numbers", new FakeContext())).isEqualTo(0);
        assertThat(run("Results", new FakeContext())).isEqualTo(0);
    }

    @Test
    void aContentThatDoesNotFitIsToldWithItsGiver() {
        FakeContext one = new FakeContext().piped(FakeRecord.succeeded("Read", List.of(1, 2)));
        assertThatThrownBy(() -> run("Text", one))
                .hasMessage(
                        "piped value of Text must be String, got a List of 2 Integer, first '1'; it comes from Read");
        TaskResult each = FakeRecord.succeeded("A", 1);
        FakeContext many = new FakeContext().piped(each, each, each, each, each);
        assertThatThrownBy(() -> run("Text", many)).hasMessageEndingWith("; it comes from A, A, A and 2 more");
    }

    @Test
    void aContentThatIsNullArrivesAsNull() throws Exception {
        assertThat(run("Text", new FakeContext().piped(FakeRecord.succeeded("A", null))))
                .isEqualTo("text null");
        assertThat(run("Maybe", new FakeContext().piped(FakeRecord.succeeded("A", null))))
                .isEqualTo("nobody");
    }
}
