// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.lang.Warning;
import io.volnux.task.Outcome;
import io.volnux.task.Piped;
import io.volnux.task.Problem;
import io.volnux.task.Task;
import io.volnux.task.TaskContext;
import io.volnux.task.TaskName;
import io.volnux.task.TaskResults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipeCheckTest {

    record Day(String date, double warm) {}

    /** Readers, makers and takers of several kinds. */
    public static final class Weather {
        public List<Day> read() {
            return List.of();
        }

        public Outcome<Map<String, Double>> byYear(@Piped List<Day> days) {
            return Outcome.success(Map.of());
        }

        public String report(@Piped Map<String, Double> totals) {
            return totals.toString();
        }

        public double warmth(@Piped Day day) {
            return day.warm();
        }

        public String show(@Piped Object any) {
            return String.valueOf(any);
        }

        public int count(@Piped List<Object> all) {
            return all.size();
        }

        public String maybe(@Piped Optional<Map<String, Double>> totals) {
            return totals.toString();
        }

        public String orNull(@Piped @Nullable String text) {
            return String.valueOf(text);
        }

        public int look(@Piped TaskResults results) {
            return results.size();
        }

        public Object guess() {
            return 1;
        }

        public <T> T generic(@Piped T value) {
            return value;
        }

        public void save(@Piped Object any) {
            assertThat(any).isNotNull();
        }

        public Outcome<Void> check() {
            return Outcome.failure("nothing to check");
        }
    }

    /** Says by its {@code process} what it gives. */
    @TaskName("Dates")
    public static final class Dates implements Task<List<String>> {
        @Override
        public Outcome<List<String>> process(TaskContext context) {
            return Outcome.success(List.of());
        }
    }

    private static TaskGraph graph(String script) {
        TaskRegistry registry = TaskRegistry.builder()
                .methods(new Weather())
                .task("Plain", context -> Outcome.success(1))
                .type(Dates.class)
                .build();
        return Graphs.of(script, registry);
    }

    private static List<String> problems(String script) {
        TaskGraph graph = graph(script);
        assertThat(graph.warnings()).isEmpty();
        return graph.problems().stream().map(Problem::toString).toList();
    }

    private static List<String> warnings(String script) {
        TaskGraph graph = graph(script);
        assertThat(graph.problems()).isEmpty();
        return graph.warnings().stream().map(Warning::toString).toList();
    }

    @Test
    void aTaskAfterAPlainArrowThatNeedsAPipeIsAProblemWithItsCure() {
        assertThat(problems("Read |-> ByYear -> Report"))
                .containsExactly("NOTHING_PIPED at 1:20: task Report must have something piped into 'totals'"
                        + " (Map<String, Double>), got nothing: the arrow before it is ->, which passes"
                        + " nothing on; write |->, or declare the parameter Optional, a list or"
                        + " @Nullable");
    }

    @Test
    void soIsOneThatStandsFirst() {
        assertThat(problems("Report -> Plain"))
                .singleElement()
                .asString()
                .contains("at 1:1", "got nothing: it stands first; put a task before it and join them with |->");
        assertThat(problems("Plain || Report"))
                .singleElement()
                .asString()
                .contains("at 1:10", "its stage stands first");
        assertThat(problems("Read -> {Report, Plain -> Show}"))
                .hasSize(2)
                .first()
                .asString()
                .contains("at 1:10", "the arrow before its group is ->");
        assertThat(problems("Plain (0 -> Plain, 2 -> Report)"))
                .singleElement()
                .asString()
                .contains("at 1:25", "its branch begins with 2 ->; write 2 |->");
        assertThat(problems("FANOUT<Report>[count=2]")).hasSize(1);
        assertThat(problems("Plain (0 |-> Show) -> Show")).hasSize(1);
    }

    @Test
    void problemsComeInTheOrderOfTheScript() {
        assertThat(graph("Report -> Nobody -> Show").problems())
                .extracting(Problem::code)
                .containsExactly("NOTHING_PIPED", "UNKNOWN", "NOTHING_PIPED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Count -> Maybe -> OrNull -> Look",
                "MAP<Warmth> -> MAP<Warmth>",
                "REDUCE<Show>[initial_value=0]",
                "Plain |-> {Show, Show -> Plain} |-> Count",
                "Plain (0 |-> Show, 1 |-> Show || Show) |-> Show",
                "Plain || Plain (0 |-> Show)",
                "Nobody"
            })
    void whatCanDoWithoutOrGetsSomethingPasses(String script) {
        assertThat(graph(script).problems()).extracting(Problem::code).doesNotContain("NOTHING_PIPED");
    }

    @Test
    void whatCanNeverBecomeTheParameterIsWarnedOf() {
        assertThat(warnings("Read |-> Report"))
                .containsExactly("W_PIPED_TYPE at 1:10: 'totals' of Report must be Map<String, Double>, got"
                        + " List<Day> of Read, which can never become one; put a task between, or change the"
                        + " parameter");
        assertThat(warnings("Read || Read |-> Report"))
                .singleElement()
                .asString()
                .contains("got List of the 2 tasks before, which");
        assertThat(warnings("{Read, Read -> Read} |-> Report")).hasSize(1);
        assertThat(warnings("{Plain -> Read} |-> Report")).hasSize(1);
        assertThat(warnings("Read (0 -> Read, 1 -> Plain -> Read) |-> Report")).hasSize(1);
        assertThat(warnings("Read (0 |-> Report)")).hasSize(1);
        assertThat(warnings("Plain || Read (1 |-> Report)")).hasSize(1);
        assertThat(warnings("Plain |-> {Look |-> Report}")).hasSize(1);
        assertThat(warnings("Dates |-> Maybe")).hasSize(1);
        assertThat(warnings("Dates |-> Report")).singleElement().asString().contains("List<String> of Dates");
        assertThat(warnings("Read |-> MAP<Report>")).singleElement().asString().contains("got Day of Read");
        assertThat(warnings("Read |-> MAP<Warmth> |-> Report"))
                .singleElement()
                .asString()
                .contains("got List<Double> of MAP<Warmth>");
        assertThat(warnings("Read |-> MAP<Warmth> |-> MAP<Warmth>")).hasSize(1);
        assertThat(warnings("Read |-> FILTER<Warmth> |-> Report")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Read |-> ByYear |-> Report",
                "Read |-> ByYear |-> Maybe",
                "Read |-> ByYear |-> Show |-> OrNull",
                "Read |-> Look |-> Count",
                "Plain |-> Report",
                "Guess |-> Report",
                "Read |-> Generic |-> Report",
                "Check |-> Report",
                "Read |-> Save |-> Report",
                "Read (0 -> Plain) |-> Report",
                "Read (0 -> Read |-> ByYear) |-> Report",
                "Plain || Read (1 -> Read |-> ByYear) |-> Report",
                "Read |-> MAP<Warmth>",
                "Read |-> FILTER<Warmth> |-> MAP<Warmth>",
                "Guess |-> MAP<Report>",
                "Read || Read |-> MAP<Report>",
                "Read |-> MAP<Report>[batch_size=2]",
                "Read |-> MAP<Report>[collection=[{}]]",
                "Read |-> REDUCE<Show>[initial_value=0] |-> Report",
                "Read |-> FANOUT<ByYear>[count=2, aggregation_strategy=\"first\"] |-> Report",
                "Read |-> Report2"
            })
    void whatMightFitPasses(String script) {
        assertThat(graph(script).warnings()).isEmpty();
    }
}
