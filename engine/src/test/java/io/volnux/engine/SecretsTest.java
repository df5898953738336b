// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volnux.engine.spi.ExecutorProvider;
import io.volnux.engine.spi.TaskExecutor;
import io.volnux.graph.TaskDefinition;
import io.volnux.observe.signal.Signal;
import io.volnux.task.Input;
import io.volnux.task.MetaCounts;
import io.volnux.task.Outcome;
import io.volnux.task.RunResult;
import io.volnux.task.Task;
import io.volnux.task.TaskContext;
import io.volnux.task.TaskRecord;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of inputs and options with secret names are in no text that the engine records or makes. */
class SecretsTest {

    private static final String INPUT = "hunter-22";
    private static final String OPTION = "open-sesame";
    private static final String BOTH = "wrong: " + INPUT + " and " + OPTION;

    /** Repeats what it was given. */
    private record Telling(String name) implements ExecutorProvider {
        @Override
        public TaskExecutor create(Map<String, @Nullable Object> config) {
            throw new IllegalArgumentException("cannot connect with " + config.get("api_key"));
        }
    }

    /** A pipeline with a secret. */
    @Pointy("Returns[token=\"open-sesame\"]")
    static final class Secretive extends Pipeline {
        @Input
        String password = INPUT;
    }

    private final Queue<String> signalled = new ConcurrentLinkedQueue<>();
    private final Play play = Play.usual()
            .task(wanting("Returns", context -> Outcome.failure(BOTH)))
            .task(wanting("Throws", context -> {
                throw new IllegalStateException(BOTH);
            }))
            .task(wanting("Goes", context -> Outcome.goTo(1, "went", BOTH)))
            .task(TaskDefinition.of("Unmade", (Supplier<Task<Object>>) () -> {
                throw new IllegalStateException(BOTH);
            }))
            .with(builder -> builder.executor(new Telling("telling")));

    private static TaskDefinition.Builder wanting(String name, Task<Object> task) {
        return TaskDefinition.of(name, (TaskContext context) -> task.process(context))
                .input("password", String.class);
    }

    private RunResult run(String script) {
        try (Engine engine = play.engine()) {
            engine.signals()
                    .on(
                            Signal.EventCalled.class,
                            signal -> signalled.add(signal.result().toString()));
            return engine.run(Workflow.parse("Play", script), Map.of("password", INPUT));
        }
    }

    private static String message(TaskRecord task) {
        return task.result().message().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Returns[token=\"open-sesame\"]",
                "Throws[token=\"open-sesame\"]",
                "Throws[token=\"open-sesame\", attempt_timeout=\"1h\"]",
                "Throws[executor_config={\"auth\": \"open-sesame\"}] || Returns",
                "Unmade[token=\"open-sesame\"] -> Returns"
            })
    void aRecordedFailureMasksThem(String script) {
        RunResult result = run(script);
        assertThat(result.tasks())
                .isNotEmpty()
                .allSatisfy(task -> assertThat(message(task)).isEqualTo("wrong: *** and ***"));
        assertThat(signalled).isNotEmpty().noneMatch(text -> text.contains(INPUT) || text.contains(OPTION));
    }

    @Test
    void theSummaryOfSeveralAttemptsMasksThem() {
        TaskRecord task = Play.task(run("Throws[token=\"open-sesame\"] * 2"), "Throws");
        assertThat(message(task))
                .isEqualTo("task Throws failed 2 times, first with IllegalStateException: wrong: *** and ***");
        assertThat(task.result().cause().orElseThrow()).hasMessage(message(task));
    }

    @Test
    void theReasonOfAGoToMasksThem() {
        RunResult result = run("Goes[token=\"open-sesame\"] (1 -> A)");
        assertThat(Play.task(result, "Goes").reason()).hasValue("wrong: *** and ***");
        assertThat(result.decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.reason()).isEqualTo("goto 1: wrong: *** and ***"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAP<Throws>[collection=[1], token=\"open-sesame\"]",
                "MAP<Returns>[collection=[1], token=\"open-sesame\"]",
            })
    void aMetaEventMasksThemInItsCountsAndItsFailure(String script) {
        TaskRecord meta = run(script).tasks().get(0);
        assertThat(meta.metaCounts().orElseThrow().failures())
                .extracting(MetaCounts.InstanceFailure::message)
                .containsExactly("wrong: *** and ***");
        assertThat(message(meta)).endsWith("failed, first item 0: wrong: *** and ***");
        assertThat(meta.result().cause().orElseThrow()).hasMessage(message(meta));
    }

    @Test
    void theExceptionOfAFailedPipelineMasksThem() {
        try (Engine engine = play.engine()) {
            RunFailedException failed =
                    catchThrowableOfType(RunFailedException.class, () -> new Secretive().start(engine));
            assertThat(failed).hasMessage("run of Secretive failed: task Returns: wrong: *** and ***");
        }
    }

    @Test
    void anExecutorThatCannotBeMadeMasksThem() {
        PipelineExecutionException refused = catchThrowableOfType(
                PipelineExecutionException.class,
                () -> run("A[executor=\"telling\", executor_config={\"api_key\": \"open-sesame\", \"host\": \"h\"}]"
                        + " (1 -> Goes)"));
        String why = "executor 'telling' cannot be made from {api_key=***, host=h}: cannot connect with ***";
        assertThat(message(refused.result().tasks().get(0))).isEqualTo(why);
        assertThat(refused).hasMessage("run of Play ended with error: " + why);
    }

    @Test
    void withoutSecretsTextsAreLeftAlone() {
        assertThat(message(Play.task(play.run("F"), "F"))).isEqualTo("F failed");
        assertThat(message(Play.task(play.run("X * 2"), "X"))).endsWith("IllegalStateException: X threw in attempt 1");
    }
}
