// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.engine.Engine;
import io.volnux.engine.RunOptions;
import io.volnux.engine.Workflow;
import io.volnux.engine.spi.ExecutorProvider;
import io.volnux.engine.spi.TaskExecutor;
import io.volnux.engine.testing.NoThreadsLeft;
import io.volnux.graph.TaskDefinition;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Bypass;
import io.volnux.task.Outcome;
import io.volnux.task.RetryPolicy;
import io.volnux.task.RunResult;
import io.volnux.task.Task;
import io.volnux.task.TaskContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is current in user code on every kind of thread an engine knows, and what is current round the run. */
@SuppressWarnings("try") // scopes are only there to be closed
@ExtendWith(NoThreadsLeft.class)
class ContextInUserCodeTest {

    private final Observed observed = Observed.create();
    private final ContextSightings sightings = new ContextSightings(observed);
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    /** An application's own threads, which outlive the run. */
    private record Own(ExecutorService pool, String name) implements ExecutorProvider {
        @Override
        public TaskExecutor create(Map<String, @Nullable Object> config) {
            return pool::execute;
        }
    }

    /** Looks round in everything a task may override. */
    private static final class Everywhere implements Task<String> {
        private final ContextSightings sightings;
        private final boolean fails;

        Everywhere(ContextSightings sightings, String name, boolean fails) {
            this.sightings = sightings;
            this.fails = fails;
            sightings.lookFromConstructor(name);
        }

        @Override
        public Bypass<String> bypass(TaskContext context) {
            sightings.look(context);
            return Bypass.no();
        }

        @Override
        public Outcome<String> process(TaskContext context) {
            sightings.look(context);
            return fails ? Outcome.failure("as wanted") : Outcome.success("done");
        }

        @Override
        public void onSuccess(String value, TaskContext context) {
            sightings.look(context);
        }

        @Override
        public void onFailure(Outcome.Failure<String> failure, TaskContext context) {
            sightings.look(context);
        }
    }

    @AfterEach
    void close() {
        pool.shutdown();
        observed.close();
    }

    private TaskRegistry tasks() {
        RetryPolicy atOnce = RetryPolicy.ofAttempts(3).withBackoff(Duration.ZERO, Duration.ZERO);
        Task<Object> looks = context -> {
            sightings.look(context);
            return Outcome.success(1);
        };
        return TaskRegistry.builder()
                .task("Look", looks)
                .task("See", looks)
                .task("List3", context -> Outcome.success(List.of(1, 2, 3)))
                .task(
                        "List400",
                        context ->
                                Outcome.success(IntStream.range(0, 400).boxed().toList()))
                .task("Goes", context -> {
                    sightings.look(context);
                    return Outcome.goTo(2, "there", "2 is wanted");
                })
                .task(TaskDefinition.of("Twice", (Task<Object>) context -> {
                            sightings.look(context);
                            if (context.attempt() < 3) {
                                throw new IllegalStateException("attempt " + context.attempt());
                            }
                            return Outcome.success(1);
                        })
                        .retry(atOnce)
                        .build())
                .task("Whole", () -> new Everywhere(sightings, "Whole", false))
                .task("Fails", () -> new Everywhere(sightings, "Fails", true))
                .build();
    }

    private Engine engine(VolnuxTelemetry telemetry) {
        return Engine.builder()
                .discovery(false)
                .tasks(tasks())
                .executor(new Own(pool, "own"))
                .observer(telemetry.observer())
                .build();
    }

    /** Runs it under a caller's span and baggage, on this thread and on one of its own; answers the caller's span. */
    private SpanContext underACaller(VolnuxTelemetry telemetry, String script, boolean here) {
        Span caller = observed.openTelemetry()
                .getTracer("caller")
                .spanBuilder("caller")
                .startSpan();
        Context context = Context.root()
                .with(caller)
                .with(Baggage.builder().put("tenant", "blue").build());
        try (Engine engine = engine(telemetry);
                Scope ignored = context.makeCurrent()) {
            Workflow workflow = Workflow.parse("Play", script);
            RunResult result = here
                    ? engine.run(workflow, Map.of())
                    : engine.start(workflow, Map.of(), RunOptions.none()).await();
            assertThat(result.tasks()).as(script).isNotEmpty();
            assertThat(Context.current()).isSameAs(context);
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        } finally {
            caller.end();
        }
        assertThat(Context.current()).isSameAs(Context.root());
        return caller.getSpanContext();
    }

    static Stream<Arguments> scripts() {
        return Stream.of(
                        "See -> Look",
                        "See[executor=\"virtual\"]",
                        "See || Look || See",
                        "See[executor=\"threadpool\"] -> Look[executor=\"threadpool\"]",
                        "See[executor=\"own\"] || Look[executor=\"own\"]",
                        "See[attempt_timeout=\"1h\"] || Look[attempt_timeout=\"1h\"]",
                        "Twice",
                        "Twice || Look",
                        "Twice[executor=\"own\"]",
                        "Twice[attempt_timeout=\"1h\"]",
                        "Twice[executor=\"threadpool\", attempt_timeout=\"1h\"]",
                        "List3 |-> MAP<See>",
                        "List3 |-> MAP<See>[executor=\"own\"]",
                        "List3 |-> MAP<See>[attempt_timeout=\"1h\"]",
                        "List3 |-> MAP<Twice>[max_workers=2]",
                        "List3 |-> REDUCE<Look>[initial_value=0]",
                        "See -> {Look -> {See, Look}, See} -> Look",
                        "See (1 -> Look -> See) || Goes (2 -> Look) -> See",
                        "Whole[bypass_event_checks=true]",
                        "Whole[bypass_event_checks=true, executor=\"own\"] || Look",
                        "Fails[bypass_event_checks=true, attempt_timeout=\"1h\"]")
                .flatMap(script -> Stream.of(Arguments.of(script, true), Arguments.of(script, false)));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theSpanOfTheAttemptIsCurrent(String script, boolean here) throws Exception {
        SpanContext caller = underACaller(observed.telemetry().build(), script, here);

        List<SpanData> spans = observed.spans();
        assertThat(spans).extracting(SpanData::getTraceId).containsOnly(caller.getTraceId());
        assertThat(root(spans).getParentSpanId()).isEqualTo(caller.getSpanId());
        assertThat(new SpanTree(spans).flaws()).isEmpty();
        sightings.assertEachOnItsOwnSpan(spans);
        assertThat(pool.submit(Context::current).get()).isSameAs(Context.root());
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void soItIsWithoutTheEnginesLayers(String script, boolean here) {
        underACaller(observed.telemetry().detail(TraceDetail.TASK).build(), script, here);

        sightings.assertEachOnItsOwnSpan(observed.spans());
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theRootIsCurrentIfItIsTheOnlySpan(String script, boolean here) {
        underACaller(observed.telemetry().detail(TraceDetail.RUN).build(), script, here);

        List<SpanData> spans = observed.spans();
        assertThat(sightings.all())
                .extracting(ContextSightings.Sighting::current)
                .containsOnly(root(spans).getSpanContext());
        sightings.assertUsersSpansHangThere(spans);
    }

    @ParameterizedTest
    @ValueSource(strings = {"See", "Twice"})
    void instancesWithoutASpanOfTheirOwnHaveTheFold(String template) {
        underACaller(observed.telemetry().spanBudget(100).build(), "List400 |-> MAP<%s>".formatted(template), true);

        List<SpanData> spans = observed.spans();
        Map<String, SpanData> byId = new SpanTree(spans).byId();
        int folded = 0;
        for (ContextSightings.Sighting sighting : sightings.all()) {
            SpanData current =
                    Objects.requireNonNull(byId.get(sighting.current().getSpanId()), sighting::toString);
            folded += current.getName().equals("task.fold:" + template) ? 1 : 0;
            assertThat(current.getName().startsWith("task.fold:")
                            || current.getName().equals("task.attempt")
                            || ContextSightings.number(current, "volnux.meta.index") == sighting.index())
                    .as("%s in %s", sighting, current)
                    .isTrue();
        }
        assertThat(folded).isGreaterThan(300);
        sightings.assertUsersSpansHangThere(spans);
        assertThat(new SpanTree(spans).flaws()).isEmpty();
    }

    @Test
    void anotherRunInsideATaskHangsUnderIt() {
        VolnuxTelemetry telemetry = observed.telemetry().build();
        try (Engine inner = engine(telemetry);
                Engine outer = Engine.builder()
                        .discovery(false)
                        .tasks(TaskRegistry.builder()
                                .task("Outer", context -> Outcome.success(inner.run(Workflow.parse("Inner", "See"))))
                                .build())
                        .observer(telemetry.observer())
                        .build()) {
            outer.run(Workflow.parse("Outside", "Outer || Outer"));
        }
        List<SpanData> spans = observed.spans();
        Map<String, SpanData> byId = new SpanTree(spans).byId();
        assertThat(spans)
                .filteredOn(span -> span.getName().equals("workflow.Inner"))
                .hasSize(2)
                .allSatisfy(span -> assertThat(byId.get(span.getParentSpanId()))
                        .extracting(SpanData::getName)
                        .isEqualTo("task.execute:Outer"));
    }

    private static SpanData root(List<SpanData> spans) {
        return spans.stream()
                .filter(span -> span.getName().equals("workflow.Play"))
                .findFirst()
                .orElseThrow();
    }
}
