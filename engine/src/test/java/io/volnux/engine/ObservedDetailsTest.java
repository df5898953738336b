// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.engine.batch.BatchPipeline;
import io.volnux.graph.TaskDefinition;
import io.volnux.graph.TaskRegistry;
import io.volnux.observe.Finished;
import io.volnux.observe.HandOff;
import io.volnux.observe.Happened;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Scope;
import io.volnux.observe.Started;
import io.volnux.task.Input;
import io.volnux.task.Outcome;
import io.volnux.task.ResultWord;
import io.volnux.task.RetryPolicy;
import io.volnux.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an observer of traces needs beyond the order of calls. */
final class ObservedDetailsTest {

    /** Does not care about runs, and breaks when what it handed over is closed. */
    private static final class Leaving implements RunObserver {
        @Override
        public HandOff handOff() {
            return () -> () -> {
                throw new IllegalStateException("scope that always throws");
            };
        }
    }

    /** Writes down what it hears. */
    private static final class Listening implements RunObserver {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public Observation<Finished.Run> runStarted(Started.Run run) {
            return end -> heard.add("run " + end.result().result().word());
        }

        @Override
        public Observation<Finished.Instance> instanceStarted(Observation<?> parent, Started.Instance instance) {
            return new NamedInstance(instance.index());
        }

        @Override
        public Observation<Finished.Attempt> attemptStarted(Observation<?> parent, Started.Attempt attempt) {
            heard.add("attempt " + attempt.number() + " of " + parent);
            return end -> heard.add("attempt ended " + end.outcome().word());
        }

        @Override
        public void happened(Observation<?> within, Happened what) {
            if (what instanceof Happened.ArmResolved(var node, var resolution)) {
                heard.add("arm " + node + " takes " + resolution.descriptor() + ", skips " + resolution.skipped());
            }
        }
    }

    /** Knows, when a run starts, which item of which batch it is. */
    private static final class Linking implements RunObserver {
        private final ThreadLocal<Integer> current = new ThreadLocal<>();
        private final List<String> links = new CopyOnWriteArrayList<>();

        @Override
        public Observation<Finished.Run> runStarted(Started.Run run) {
            links.add("run in item " + current.get());
            return Observation.none();
        }

        @Override
        public Observation<Finished.Batch> batchStarted(Started.Batch batch) {
            return end -> links.add("batch of " + end.completed());
        }

        @Override
        public Observation<Finished.Layer> batchItemStarted(Observation<?> parent, Started.BatchItem item) {
            return new Observation<>() {
                @Override
                public void finished(Finished.Layer end) {
                    links.add("item " + item.index() + " left " + current.get());
                }

                @Override
                public Scope current() {
                    current.set(item.index());
                    return current::remove;
                }
            };
        }
    }

    /** A template of one item. */
    @Pointy("A")
    public static final class Items extends Pipeline {
        @Input(batchSize = 1)
        public List<Integer> numbers = List.of();
    }

    private record NamedInstance(int index) implements Observation<Finished.Instance> {
        @Override
        public void finished(Finished.Instance end) {}

        @Override
        public String toString() {
            return "instance " + index;
        }
    }

    private static TaskRegistry tasks() {
        RetryPolicy atOnce = RetryPolicy.ofDefaults().withBackoff(Duration.ZERO, Duration.ZERO);
        return TaskRegistry.builder()
                .task(TaskDefinition.of("A", (Task<String>) task -> Outcome.success("a"))
                        .build())
                .task(TaskDefinition.of("Flaky", (Task<Integer>) task -> {
                            if (task.attempt() < 3) {
                                throw new IllegalStateException("not yet");
                            }
                            return Outcome.success(task.attempt());
                        })
                        .retry(atOnce)
                        .build())
                .build();
    }

    private static List<String> heardOf(String script) {
        Listening listening = new Listening();
        try (Engine engine = Engine.builder()
                .tasks(tasks())
                .observer(listening)
                .discovery(false)
                .build()) {
            assertThat(engine.run(Workflow.parse("details", script)).result()).isEqualTo(ResultWord.SUCCESS);
        }
        return listening.heard;
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aRunEndsThoughAnObserverThatLeftItBreaksInItsHandOff() throws InterruptedException {
        Listening listening = new Listening();
        try (Engine engine = Engine.builder()
                .tasks(tasks())
                .observer(listening)
                .observer(new Leaving())
                .discovery(false)
                .build()) {
            RunHandle handle = engine.start(Workflow.parse("leaving", "A || A -> A"), Map.of());
            assertThat(handle.await().result()).isEqualTo(ResultWord.SUCCESS);
        }
        assertThat(listening.heard).contains("run success");
    }

    @Test
    void anArmTellsWhichOfItsBranchesRunsAndWhichDoesNot() {
        assertThat(heardOf("A (1 -> A, 0 -> A) || A"))
                .filteredOn(line -> line.startsWith("arm"))
                .singleElement()
                .asString()
                .contains("takes 1, skips [Skipped[", "branch 0 not taken");
    }

    @Test
    void aRunOfABatchStartsWhileItsItemIsCurrent() {
        Linking linking = new Linking();
        try (Engine engine = Engine.builder()
                .tasks(tasks())
                .observer(linking)
                .discovery(false)
                .build()) {
            BatchPipeline.of(Items.class, Map.of("numbers", List.of(1, 2)))
                    .maxWorkers(1)
                    .start(engine);
        }
        assertThat(linking.links)
                .containsExactly(
                        "run in item 0", "item 0 left null", "run in item 1", "item 1 left null", "batch of 2");
    }

    @Test
    void anInstanceTellsOfItsAttemptsFromTheSecondOn() {
        assertThat(heardOf("MAP<Flaky>[collection=[7]]"))
                .containsExactly(
                        "attempt 2 of instance 0",
                        "attempt ended failure",
                        "attempt 3 of instance 0",
                        "attempt ended success",
                        "run success");
    }
}
