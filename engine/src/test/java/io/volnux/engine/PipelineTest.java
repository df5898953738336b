// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volnux.engine.testing.NoThreadsLeft;
import io.volnux.graph.TaskRegistry;
import io.volnux.observe.signal.Signal;
import io.volnux.task.ConfigurationException;
import io.volnux.task.ExecutionContext;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.Input;
import io.volnux.task.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoThreadsLeft.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PipelineTest {

    @Pointy("Greet")
    static class Greeting extends Pipeline {
        @Input
        @Nullable
        String name;

        @Input
        int times = 2;

        @Input(required = false)
        @Nullable
        String mood;
    }

    @Pointy("Gret -> Nobody")
    static final class Mistaken extends Greeting {}

    @Pointy("Fail -> Greet")
    static final class Failing extends Greeting {}

    @Pointy("Wait")
    static final class Waiting extends Pipeline {}

    static final class WithoutScript extends Pipeline {}

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch curtain = new CountDownLatch(1);
    private final Engine engine = Engine.builder()
            .discovery(false)
            .tasks(TaskRegistry.builder()
                    .task(
                            "Greet",
                            context -> Outcome.success(String.valueOf(context.input("name", String.class))
                                    .repeat(number(context.input("times", Integer.class)))))
                    .<Object>task("Fail", context -> Outcome.failure("failed on purpose"))
                    .task("Wait", context -> {
                        inside.countDown();
                        curtain.await();
                        return Outcome.success("woken");
                    })
                    .build())
            .build();

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    @AfterEach
    void close() {
        curtain.countDown();
        engine.close();
    }

    @Test
    void fieldsAreInputsAndTheirInitialisersDefaults() {
        Greeting greeting = new Greeting();
        greeting.name = "ho";
        ExecutionContext context = greeting.start(engine);
        assertThat(context.run().value(String.class)).isEqualTo("hoho");
        assertThat(context.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(greeting.inputs()).containsEntry("times", 2).containsEntry("mood", null);
    }

    @Test
    void aMapOfInputsIsConverted() {
        Greeting greeting = Pipeline.create(Greeting.class, Map.of("name", "ha", "times", "3"));
        assertThat(greeting.start(engine).run().value(String.class)).isEqualTo("hahaha");
    }

    @Test
    void aMissingInputIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> new Greeting().start(engine))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Field 'name' is required");
    }

    @Test
    void aWrongTypeIsAnErrorThatNamesBothTypes() {
        assertThatThrownBy(() -> Pipeline.create(Greeting.class, Map.of("name", "ha", "times", List.of(1))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("input 'times'")
                .hasMessageContaining("int")
                .hasMessageContaining("List");
    }

    @Test
    void anUnknownInputIsAnErrorWithASuggestion() {
        assertThatThrownBy(() -> Pipeline.create(Greeting.class, Map.of("nmae", "ha")))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        thrown -> assertThat(thrown.problems())
                                .anySatisfy(problem ->
                                        assertThat(problem.suggestion()).isEqualTo("name")));
    }

    @Test
    void validatingListsAllProblemsAndRunsNothing() {
        List<String> signals = new ArrayList<>();
        engine.signals().on(Signal.class, signal -> signals.add(signal.name()));
        Validation validation = new Mistaken().validate(engine);
        assertThat(validation.isValid()).isFalse();
        assertThat(validation.problems()).extracting("subject").contains("Gret", "Nobody", "name");
        assertThat(signals).doesNotContain("pipeline_execution_start");
    }

    @Test
    void aSecondStartIsRefusedWithoutASignalUnlessForced() {
        Greeting greeting = Pipeline.create(Greeting.class, Map.of("name", "ho"));
        greeting.start(engine);
        List<String> signals = new ArrayList<>();
        engine.signals().on(Signal.class, signal -> signals.add(signal.name()));
        assertThatThrownBy(() -> greeting.start(engine)).isInstanceOf(PipelineAlreadyRunException.class);
        assertThat(signals).isEmpty();
        assertThat(greeting.forceRerun().start(engine).run().value(String.class))
                .isEqualTo("hoho");
    }

    @Test
    void bindingIsAnnouncedBeforeTheRun() {
        List<String> signals = new ArrayList<>();
        engine.signals().on(Signal.class, signal -> signals.add(signal.name()));
        Pipeline.create(Greeting.class, Map.of("name", "ho")).start(engine);
        assertThat(signals).startsWith("pipeline_pre_init", "pipeline_post_init", "pipeline_execution_start");
        assertThat(signals).endsWith("pipeline_execution_end");
    }

    @Test
    void failedWorkDoesNotLookSuccessful() {
        Failing failing = Pipeline.create(Failing.class, Map.of("name", "ho"));
        assertThatThrownBy(() -> failing.start(engine))
                .isInstanceOfSatisfying(RunFailedException.class, thrown -> {
                    assertThat(thrown.unhandledFailures()).hasSize(1);
                    assertThat(thrown.context()).isPresent();
                })
                .hasMessageContaining("failed on purpose");
    }

    @Test
    void aPipelineWithoutAScriptSaysWhereToPutOne() {
        assertThatThrownBy(() -> new WithoutScript().start(engine))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("WithoutScript.pty");
    }

    @Test
    void startedAsideItGoesOnWhenAwaitingEndsEarly() throws Exception {
        RunHandle run = new Waiting().startAsync(engine);
        inside.await();
        assertThatThrownBy(() -> run.await(Duration.ofMillis(1))).isInstanceOf(TimeoutException.class);
        curtain.countDown();
        assertThat(run.await().value(String.class)).isEqualTo("woken");
    }

    @Test
    void stoppingCancelsAndIsNothingWithoutARun() throws InterruptedException {
        Waiting waiting = new Waiting();
        waiting.stop();
        waiting.shutdown();
        RunHandle run = waiting.startAsync(engine);
        inside.await();
        waiting.stop();
        assertThat(run.await().status()).isEqualTo(ExecutionStatus.CANCELLED);
    }
}
