// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.engine.Engine;
import io.volnux.engine.Pipeline;
import io.volnux.engine.Pointy;
import io.volnux.engine.batch.BatchPipeline;
import io.volnux.engine.spi.TimeSource;
import io.volnux.observe.Finished;
import io.volnux.observe.Happened;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.task.Input;
import io.volnux.task.Outcome;
import io.volnux.task.TaskContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The reference names what is emitted, all of it, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryReferenceTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "telemetry-reference.md");

    private static final Path OPTIONS = Path.of("..", "docs", "telemetry-options.md");

    /** Known only to those who export: emitted, and tested, by {@code otel-sdk}. */
    private static final Set<String> OF_EXPORTERS = Set.of("volnux.telemetry.spans", "volnux.telemetry.state");

    private final Emitted emitted = new Emitted();

    /** A batch. */
    @Pointy("Sum")
    static final class Sums extends Pipeline {
        @Input(batchSize = 2)
        @Nullable
        List<Integer> numbers;
    }

    /** Its task. */
    public static final class Tasks {
        public int sum(List<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue).sum();
        }
    }

    @BeforeAll
    void runEverything() throws InterruptedException {
        for (Scenario scenario : Scenario.values()) {
            for (TraceDetail detail : TraceDetail.values()) {
                try (Observed observed = Observed.create()) {
                    VolnuxTelemetry telemetry = observed.telemetry()
                            .detail(detail)
                            .profile(detail == TraceDetail.TASK ? BackendProfile.DATADOG : BackendProfile.STANDARD)
                            .build();
                    scenario.run(builder -> builder.observer(telemetry.observer()));
                    emitted.add(observed);
                }
            }
        }
        fold();
        limits();
        stageTimeout();
        lateResult();
        batch(BackendProfile.STANDARD);
        batch(BackendProfile.DATADOG);
    }

    private static Outcome<@Nullable Object> odd(TaskContext context) {
        if (context.item() instanceof Integer item && item % 2 == 1) {
            throw new IllegalStateException("odd");
        }
        return Outcome.success(1);
    }

    private void fold() {
        try (Trial trial = new Trial()) {
            trial.telemetry(builder -> builder.spanBudget(100))
                    .task(
                            "Items",
                            context -> Outcome.success(
                                    IntStream.range(0, 300).boxed().toList()))
                    .task("Odd", TelemetryReferenceTest::odd)
                    .run("Items |-> MAP<Odd>[partial_success=true] * 2");
            emitted.add(trial.observed);
        }
    }

    private void limits() {
        try (Trial trial = new Trial()) {
            trial.telemetry(builder -> builder.captureInputs(InputCapture.all()).exceptionSignal("logs/dup"))
                    .engine(builder -> builder.stageTimeout(Duration.ofMinutes(1)))
                    .methods(new Tasks())
                    .task("X", context -> {
                        throw new IllegalStateException("attempt " + context.attempt());
                    })
                    .run("Sum -> X * 120", Map.of("numbers", List.of(1, 2)));
            emitted.add(trial.observed);
        }
    }

    private void stageTimeout() {
        try (Trial trial = new Trial()) {
            trial.engine(builder -> builder.timeSource(TimeSource.system()).stageTimeout(Duration.ofMillis(5)))
                    .task("Hangs", context -> {
                        new CountDownLatch(1).await();
                        return Outcome.success("never");
                    })
                    .run("Hangs");
            emitted.add(trial.observed);
        }
    }

    /** Work that was given up comes to an end while the run still goes on. */
    private void lateResult() throws InterruptedException {
        CountDownLatch curtain = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        try (Trial trial = new Trial()) {
            trial.engine(builder -> builder.observer(new LateResults(late)))
                    .task("Stubborn", context -> {
                        while (true) {
                            try {
                                while (!curtain.await(2, TimeUnit.MILLISECONDS)) {
                                    trial.time.advance(Duration.ofMinutes(1));
                                }
                                return Outcome.success("too late");
                            } catch (InterruptedException ignored) {
                                trial.time.advance(Duration.ofMinutes(1));
                            }
                        }
                    })
                    .task("Release", context -> {
                        curtain.countDown();
                        assertThat(late.await(30, TimeUnit.SECONDS)).isTrue();
                        return Outcome.success("heard");
                    })
                    .run("Stubborn[attempt_timeout=\"1s\"] (0 -> Release)");
            emitted.add(trial.observed);
        }
    }

    /** Hears of late results after the telemetry did. */
    private record LateResults(CountDownLatch late) implements RunObserver {
        @Override
        public Observation<Finished.Run> runStarted(Started.Run run) {
            return end -> {};
        }

        @Override
        public void happened(Observation<?> within, Happened what) {
            if (what instanceof Happened.LateResult) {
                late.countDown();
            }
        }
    }

    private void batch(BackendProfile profile) {
        try (Trial trial = new Trial()) {
            trial.telemetry(builder -> builder.profile(profile)).methods(new Tasks());
            try (Engine engine = trial.engine()) {
                BatchPipeline.of(Sums.class, Map.of("numbers", List.of(1, 2, 3)))
                        .start(engine);
            }
            emitted.add(trial.observed);
        }
    }

    @Test
    void theDocumentIsUpToDate() throws IOException {
        String there = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";
        String wanted = Reference.text(Reference.options(Files.readString(OPTIONS)));
        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(DOCUMENT, wanted);
        } else {
            assertThat(there)
                    .as("docs/telemetry-reference.md is rewritten by -Dreference.write=true")
                    .isEqualTo(wanted);
        }
    }

    @Test
    void spansAreThoseListed() {
        assertThat(emitted.spans).isEqualTo(Reference.spans());
    }

    @Test
    void attributesAreThoseListed() {
        assertThat(emitted.attributes).isEqualTo(without(Reference.attributes()));
    }

    @Test
    void eventsAreThoseListed() {
        Set<String> listed = new TreeSet<>(Reference.events());
        listed.addAll(Reference.signals());
        assertThat(emitted.events).isEqualTo(listed);
    }

    @Test
    void metricsAreThoseListed() {
        assertThat(emitted.metrics).isEqualTo(without(Reference.metrics()));
    }

    private static Set<String> without(Set<String> listed) {
        Set<String> rest = new TreeSet<>(listed);
        rest.removeAll(OF_EXPORTERS);
        return rest;
    }
}
