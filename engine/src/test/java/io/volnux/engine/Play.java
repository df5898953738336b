// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.engine.testing.ManualTime;
import io.volnux.graph.TaskDefinition;
import io.volnux.graph.TaskRegistry;
import io.volnux.observe.signal.Signal;
import io.volnux.task.Outcome;
import io.volnux.task.RetryPolicy;
import io.volnux.task.RunResult;
import io.volnux.task.Task;
import io.volnux.task.TaskRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stage for one script: tasks, a clock moved by hand, an engine, and what was signalled. */
final class Play {

    final ManualTime time = new ManualTime();
    final Queue<String> signals = new ConcurrentLinkedQueue<>();
    private final TaskRegistry.Builder tasks = TaskRegistry.builder();
    private final EngineBuilder builder = Engine.builder()
            .discovery(false)
            .timeSource(time)
            .gracePeriod(Duration.ofSeconds(1))
            .defaultRetry(RetryPolicy.ofDefaults().withBackoff(Duration.ZERO, Duration.ZERO));

    /** With tasks A to E that succeed with their name, F that fails, X that throws, G that goes to 2. */
    static Play usual() {
        Play play = new Play();
        List.of("A", "B", "C", "D", "E").forEach(name -> play.task(name, context -> Outcome.success(name)));
        return play.<Object>task("F", context -> Outcome.failure("F failed"))
                .<Object>task("X", context -> {
                    throw new IllegalStateException("X threw in attempt " + context.attempt());
                })
                .<Object>task("G", context -> Outcome.goTo(2, "from G", "G wants 2"));
    }

    <T extends @Nullable Object> Play task(String name, Task<T> task) {
        tasks.task(name, task);
        return this;
    }

    Play task(TaskDefinition.Builder definition) {
        tasks.task(definition.build());
        return this;
    }

    Play with(Consumer<EngineBuilder> setting) {
        setting.accept(builder);
        return this;
    }

    Engine engine() {
        Engine engine = builder.tasks(tasks.build()).build();
        engine.signals().on(Signal.class, signal -> signals.add(shortName(signal)));
        return engine;
    }

    RunResult run(String script) {
        return run(script, RunOptions.none());
    }

    RunResult run(String script, RunOptions options) {
        try (Engine engine = engine()) {
            return engine.run(Workflow.parse("Play", script), Map.of(), options);
        }
    }

    /** Number of the signal in the table of the specification; the hook with number 8. */
    private static String shortName(Signal signal) {
        return switch (signal) {
            case Signal.PipelinePreInit ignored -> "1";
            case Signal.PipelinePostInit ignored -> "2";
            case Signal.PipelineExecutionStart ignored -> "3";
            case Signal.PipelineExecutionEnd ignored -> "4";
            case Signal.PipelineStop ignored -> "5";
            case Signal.PipelineShutdown ignored -> "6";
            case Signal.EventInit ignored -> "7";
            case Signal.EventCalled called -> "8(" + called.hook() + ")";
            case Signal.EventExecutionInit ignored -> "9";
            case Signal.EventExecutionStart ignored -> "10";
            case Signal.EventExecutionEnd ignored -> "11";
            case Signal.EventExecutionRetry ignored -> "12";
            case Signal.EventExecutionRetryDone ignored -> "13";
            case Signal.EventExecutionCancelled ignored -> "14";
            case Signal.EventExecutionAborted ignored -> "15";
            case Signal.EventExecutionFailed ignored -> "16";
            case Signal.BatchPipelineStarted ignored -> "17";
            case Signal.BatchPipelineFinished ignored -> "18";
            case Signal.PipelineMetricsUpdated ignored -> "19";
        };
    }

    static TaskRecord task(RunResult result, String name) {
        return result.tasks().stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " did not run: " + result.tasks()));
    }

    static List<String> names(RunResult result) {
        return result.tasks().stream().map(TaskRecord::name).toList();
    }
}
