// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volnux.engine.Engine;
import io.volnux.engine.Pipeline;
import io.volnux.engine.Pointy;
import io.volnux.engine.RunFailedException;
import io.volnux.graph.TaskRegistry;
import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.observe.signal.BatchMetrics;
import io.volnux.observe.signal.Signal;
import io.volnux.task.ConfigurationException;
import io.volnux.task.Input;
import io.volnux.task.InputFile;
import io.volnux.task.TaskResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchPipelineTest {

    @Pointy("Sum")
    static final class Sums extends Pipeline {
        @Input(batchSize = 2)
        @Nullable
        List<Integer> numbers;

        @Input(required = false, batchSize = 3)
        @Nullable
        List<String> names;
    }

    @Pointy("Size")
    static final class Sizes extends Pipeline {
        @Input
        @Nullable
        InputFile file;
    }

    public static final class Tasks {
        public int sum(List<Integer> numbers) {
            if (numbers.contains(-1)) {
                throw new IllegalArgumentException("no negative numbers");
            }
            return numbers.stream().mapToInt(Integer::intValue).sum();
        }

        public int size(InputFile file) throws IOException {
            try (var stream = file.stream()) {
                return stream.readAllBytes().length;
            }
        }
    }

    private static Engine engine() {
        return Engine.builder().tasks(TaskRegistry.ofMethods(new Tasks())).build();
    }

    private static List<@Nullable Object> values(BatchResult result) {
        List<@Nullable Object> values = new ArrayList<>();
        result.items()
                .forEach(item -> values.add(item.result()
                        .flatMap(run -> run.results().first())
                        .map(TaskResult::content)
                        .orElse(null)));
        return values;
    }

    @Test
    void listFieldsAreCutIntoSlicesAndResultsComeInBatchOrder() {
        try (Engine engine = engine()) {
            BatchResult result = BatchPipeline.of(Sums.class, Map.of("numbers", List.of(1, 2, 3, 4, 5)))
                    .start(engine);

            assertThat(values(result)).containsExactly(3, 7, 5);
            assertThat(result.isSuccess()).isTrue();
            assertThat(result.metrics().successRate()).isEqualTo(100);
        }
    }

    @Test
    void aProgressListenerThatThrowsCostsNoRun() {
        try (Engine engine = engine()) {
            BatchResult result = BatchPipeline.of(Sums.class, Map.of("numbers", List.of(1, 2, 3, 4, 5)))
                    .maxWorkers(1)
                    .onProgress(metrics -> {
                        throw new AssertionError("not as expected");
                    })
                    .start(engine);

            assertThat(values(result)).containsExactly(3, 7, 5);
        }
    }

    @Test
    void aFailingPipelineDoesNotTouchTheOthers() {
        try (Engine engine = engine()) {
            BatchResult result = BatchPipeline.of(Sums.class, Map.of("numbers", List.of(1, 2, -1, 4, 5)))
                    .maxWorkers(1)
                    .start(engine);

            assertThat(values(result)).containsExactly(3, null, 5);
            assertThat(result.items().get(1).error()).isInstanceOf(RunFailedException.class);
            assertThat(result.metrics().failed()).isEqualTo(1);
            assertThat(result.metrics().completed()).isEqualTo(2);
            assertThat(result.metrics().active()).isZero();
        }
    }

    @Test
    void aFileIsCutIntoPartsOfTenKibibytes(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("bytes"), new byte[InputFile.CHUNK * 2 + 7]);
        try (Engine engine = engine()) {
            BatchResult result =
                    BatchPipeline.of(Sizes.class, Map.of("file", file)).start(engine);

            assertThat(values(result)).containsExactly(InputFile.CHUNK, InputFile.CHUNK, 7);
        }
    }

    @Test
    void theLongestBatchedFieldDecidesHowManyPipelinesThereAre() {
        List<String> names = IntStream.range(0, 7).mapToObj(Integer::toString).toList();
        try (Engine engine = engine()) {
            BatchResult result = BatchPipeline.of(Sums.class, Map.of("numbers", List.of(1), "names", names))
                    .start(engine);

            assertThat(result.items()).hasSize(3);
            assertThat(result.items().get(2).error()).hasMessageContaining("Field 'numbers' is required");
        }
    }

    @Test
    void nothingToRunIsAConfigurationError() {
        try (Engine engine = engine()) {
            assertThatThrownBy(() -> BatchPipeline.of(Sums.class, Map.of("numbers", List.of()))
                            .start(engine))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("EMPTY_BATCH");
        }
    }

    /** Writes down what is signalled within a batch. */
    private static final class Watching implements RunObserver {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public Observation<Finished.Batch> batchStarted(Started.Batch batch) {
            heard.add("batch started");
            return new Named(heard);
        }

        @Override
        public void signalled(Observation<?> within, Signal signal) {
            heard.add(signal.name() + " within " + within);
        }
    }

    private record Named(List<String> heard) implements Observation<Finished.Batch> {
        @Override
        public void finished(Finished.Batch end) {
            heard.add("batch finished");
        }

        @Override
        public String toString() {
            return "batch";
        }
    }

    @Test
    void observersAreToldOfTheSignalsOfABatchWithinIt() {
        Watching watching = new Watching();
        try (Engine engine = engine()) {
            engine.addObserver(watching);
            BatchPipeline.of(Sums.class, Map.of("numbers", List.of(1, 2, 3)))
                    .maxWorkers(1)
                    .start(engine);
        }
        assertThat(watching.heard)
                .containsExactly(
                        "batch started",
                        "batch_pipeline_started within batch",
                        "pipeline_metrics_updated within batch",
                        "pipeline_metrics_updated within batch",
                        "pipeline_metrics_updated within batch",
                        "pipeline_metrics_updated within batch",
                        "batch_pipeline_finished within batch",
                        "batch finished");
    }

    @Test
    void signalsAndProgressComeInTheRequiredOrder() {
        List<String> heard = new ArrayList<>();
        List<BatchMetrics> progress = new ArrayList<>();
        try (Engine engine = engine()) {
            engine.signals().on(Signal.class, signal -> {
                if (!signal.name().startsWith("event_")) {
                    heard.add(signal.name());
                }
            });
            BatchResult result = BatchPipeline.of(Sums.class, Map.of("numbers", List.of(1, 2, 3)))
                    .maxWorkers(1)
                    .onProgress(progress::add)
                    .start(engine);

            List<String> pipeline = List.of(
                    "pipeline_pre_init",
                    "pipeline_post_init",
                    "pipeline_execution_start",
                    "pipeline_metrics_updated",
                    "pipeline_execution_end",
                    "pipeline_metrics_updated");
            List<String> wanted = new ArrayList<>(List.of("batch_pipeline_started"));
            wanted.addAll(pipeline);
            wanted.addAll(pipeline);
            wanted.add("batch_pipeline_finished");
            assertThat(heard).isEqualTo(wanted);
            assertThat(progress).extracting(BatchMetrics::completionRate).containsExactly(0.0, 50.0, 50.0, 100.0);
            assertThat(result.metrics().total()).isEqualTo(2);
        }
    }
}
