// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.engine.Engine;
import io.volnux.engine.EngineBuilder;
import io.volnux.engine.PipelineExecutionException;
import io.volnux.engine.RunHandle;
import io.volnux.engine.RunOptions;
import io.volnux.engine.Workflow;
import io.volnux.engine.testing.ManualTime;
import io.volnux.graph.TaskRegistry;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.RetryPolicy;
import io.volnux.task.RunResult;
import io.volnux.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An engine with telemetry and a clock that stands still, and tasks that a test makes up. */
final class Trial implements AutoCloseable {

    final Observed observed = Observed.create();
    final ManualTime time = new ManualTime();
    private final TaskRegistry.Builder tasks = TaskRegistry.builder();
    private final List<Consumer<VolnuxTelemetryBuilder>> telemetry = new ArrayList<>();
    private final List<Consumer<EngineBuilder>> engine = new ArrayList<>();

    Trial task(String name, Task<@Nullable Object> task) {
        tasks.task(name, task);
        return this;
    }

    /** Tasks named like {@code T0}. */
    Trial tasks(String prefix, int count, Task<@Nullable Object> task) {
        IntStream.range(0, count).forEach(i -> tasks.task(prefix + i, task));
        return this;
    }

    Trial methods(Object holder) {
        tasks.methods(holder);
        return this;
    }

    Trial telemetry(Consumer<VolnuxTelemetryBuilder> settings) {
        telemetry.add(settings);
        return this;
    }

    Trial engine(Consumer<EngineBuilder> settings) {
        engine.add(settings);
        return this;
    }

    RunResult run(String script) {
        return run(script, Map.of());
    }

    RunResult run(String script, Map<String, ?> inputs) {
        try (Engine ready = engine()) {
            RunHandle run = ready.start(Workflow.parse("Play", script), inputs, RunOptions.none());
            try {
                return run.await();
            } catch (PipelineExecutionException infrastructure) {
                return run.result();
            } catch (InterruptedException interrupt) {
                throw new AssertionError(interrupt);
            }
        }
    }

    Engine engine() {
        VolnuxTelemetryBuilder settings = observed.telemetry();
        telemetry.forEach(each -> each.accept(settings));
        EngineBuilder builder = Engine.builder()
                .discovery(false)
                .timeSource(time)
                .gracePeriod(Duration.ofSeconds(1))
                .defaultRetry(RetryPolicy.ofDefaults().withBackoff(Duration.ZERO, Duration.ZERO))
                .tasks(tasks.build())
                .observer(settings.build().observer());
        engine.forEach(each -> each.accept(builder));
        return builder.build();
    }

    SpanTree tree() {
        return new SpanTree(observed.spans());
    }

    /** Spans of ours. */
    List<SpanData> spans() {
        return observed.spans().stream()
                .filter(span -> span.getInstrumentationScopeInfo().getName().equals("io.volnux"))
                .toList();
    }

    List<SpanData> spans(String name) {
        return spans().stream().filter(span -> span.getName().equals(name)).toList();
    }

    SpanData span(String name) {
        List<SpanData> found = spans(name);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " spans are named " + name + " in\n" + tree().text());
        }
        return found.get(0);
    }

    SpanData root() {
        return span("workflow.Play");
    }

    /** All recorded exceptions, as the span's name and the exception's message. */
    List<String> exceptions() {
        List<String> found = new ArrayList<>();
        for (SpanData span : spans()) {
            events(span, "exception")
                    .forEach(event ->
                            found.add(span.getName() + ": " + value(event, VolnuxAttributes.EXCEPTION_MESSAGE)));
        }
        return found;
    }

    static List<EventData> events(SpanData span, String name) {
        return span.getEvents().stream()
                .filter(event -> event.getName().equals(name))
                .toList();
    }

    static <T> T value(EventData event, AttributeKey<T> key) {
        return Objects.requireNonNull(event.getAttributes().get(key), () -> event.getName() + " has no " + key);
    }

    static <T> T value(SpanData span, AttributeKey<T> key) {
        return Objects.requireNonNull(span.getAttributes().get(key), () -> span.getName() + " has no " + key);
    }

    /** A chain of tasks named by {@link #tasks}. */
    static String chain(String prefix, int count, String arrow) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).collect(Collectors.joining(arrow));
    }

    @Override
    public void close() {
        observed.close();
    }
}
