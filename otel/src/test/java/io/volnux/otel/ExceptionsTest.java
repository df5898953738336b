// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.engine.spi.ExecutorProvider;
import io.volnux.engine.spi.TaskExecutor;
import io.volnux.engine.spi.TimeSource;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.FailurePolicy;
import io.volnux.task.Outcome;
import io.volnux.task.TaskContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every exception is told once, on the innermost span that knows it. */
class ExceptionsTest {

    private final Trial trial = new Trial();

    @BeforeEach
    void tasks() {
        trial.task("A", context -> Outcome.success("a"))
                .task("X", ExceptionsTest::thrown)
                .task(
                        "Items",
                        context ->
                                Outcome.success(IntStream.range(0, 30).boxed().toList()))
                .task("Each", context -> {
                    throw new IllegalStateException("item " + context.item());
                })
                .task("Twice", context -> {
                    if (context.attempt() < 3) {
                        throw new IllegalStateException("attempt " + context.attempt());
                    }
                    return Outcome.success("third time");
                })
                .task("Wrapped", context -> {
                    throw new ExecutionException(new CompletionException(new IOException("disk is full")));
                })
                .task("Hangs", context -> {
                    new CountDownLatch(1).await();
                    return Outcome.success("never");
                });
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private static Outcome<@Nullable Object> thrown(TaskContext context) {
        throw new IllegalStateException("attempt " + context.attempt());
    }

    @Test
    void aSingleAttemptTellsItOnTheTask() {
        trial.run("A -> X");
        assertThat(trial.exceptions()).containsExactly("task.execute:X: attempt 1");
    }

    @Test
    void parentsNameTheTypeOnly() {
        trial.run("A -> X");
        assertThat(trial.root().getAttributes().get(VolnuxAttributes.ERROR_TYPE))
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(trial.spans().stream()
                        .filter(span -> span.getName().equals("flow.run"))
                        .map(span -> span.getAttributes().get(VolnuxAttributes.ERROR_TYPE)))
                .containsExactly(null, "java.lang.IllegalStateException");
    }

    @Test
    void whereTasksHaveNoSpansTheRootTellsThem() {
        trial.telemetry(builder -> builder.detail(TraceDetail.RUN)).run("X (0 -> A, 1 -> A) -> X * 3");
        assertThat(trial.exceptions()).containsExactly("workflow.Play: attempt 1", "workflow.Play: attempt 3");
    }

    @Test
    void failuresWithoutAnExceptionSayWhatIsKnown() {
        trial.task("Silent", context -> Outcome.failure(""))
                .task("Anonymous", context -> {
                    throw new IllegalStateException("") {};
                })
                .engine(builder -> builder.failurePolicy(FailurePolicy.CONTINUE))
                .run("A |-> MAP<Silent>[collection=[1], partial_success=true] -> Silent -> Anonymous");
        assertThat(trial.spans("task.execute:Silent"))
                .hasSize(2)
                .allSatisfy(
                        span -> assertThat(span.getStatus().getDescription()).isEqualTo("failure"))
                .allSatisfy(span -> assertThat(Trial.value(span, VolnuxAttributes.ERROR_TYPE))
                        .isEqualTo("failure"));
        assertThat(trial.span("task.execute:Anonymous").getStatus().getDescription())
                .startsWith("io.volnux.otel.ExceptionsTest$");
        assertThat(trial.root().getStatus().getDescription()).isEqualTo("Silent: failure");
        assertThat(trial.exceptions()).hasSize(1);
    }

    @Test
    void aRetriedTaskTellsEachAttemptsOwn() {
        trial.run("Twice * 3");
        assertThat(trial.exceptions())
                .containsExactlyInAnyOrder("task.execute:Twice: attempt 1", "task.attempt: attempt 2");
    }

    @Test
    void anExhaustedTaskTellsEachAttemptsOwn() {
        trial.run("X * 3");
        assertThat(trial.exceptions())
                .containsExactlyInAnyOrder(
                        "task.execute:X: attempt 1", "task.attempt: attempt 2", "task.attempt: attempt 3");
    }

    @Test
    void attemptsWithoutASpanAreToldOnTheTask() {
        trial.telemetry(builder -> builder.spanBudget(100))
                .engine(builder -> builder.failurePolicy(FailurePolicy.CONTINUE))
                .run("X * 120");
        assertThat(trial.spans("task.attempt")).hasSizeBetween(80, 100);
        assertThat(trial.exceptions())
                .doesNotHaveDuplicates()
                .contains("task.execute:X: attempt 1", "task.execute:X: attempt 120");
        assertThat(trial.span("task.execute:X").getTotalRecordedEvents())
                .isEqualTo(trial.span("task.execute:X").getEvents().size());
    }

    @Test
    void aCancellationWhileWaitingForAnAttemptIsToldToo() {
        trial.engine(builder -> builder.stageTimeout(Duration.ofSeconds(1)))
                .task("Slow", context -> {
                    trial.time.advance(Duration.ofMillis(600));
                    throw new IllegalStateException("attempt " + context.attempt());
                })
                .run("Slow * 3");
        assertThat(trial.exceptions())
                .hasSize(3)
                .contains("task.execute:Slow: attempt 1", "task.attempt: attempt 2")
                .anyMatch(text -> text.startsWith("task.execute:Slow: time limit"));
    }

    @Test
    void anInstanceTellsItAndTheMetaEventItsOwn() {
        trial.run("A |-> MAP<Each>[collection=[1, 2], max_workers=1]");
        assertThat(trial.exceptions())
                .filteredOn(text -> !text.startsWith("task.execute:MAP"))
                .containsExactlyInAnyOrder("task.execute:Each: item 1", "task.execute:Each: item 2");
        assertThat(trial.exceptions())
                .filteredOn(text -> text.startsWith("task.execute:MAP"))
                .hasSize(1);
    }

    @Test
    void anExecutorThatTakesNothingIsToldOnce() {
        trial.engine(builder -> builder.executor(executor("full", work -> {
                    throw new RejectedExecutionException("no room for it");
                })))
                .run("A -> X[executor=\"full\"]");
        assertThat(trial.exceptions()).containsExactly("task.execute:X: no room for it");
    }

    @Test
    void anExecutorThatCannotBeMadeIsToldOnce() {
        ExecutorProvider broken = new ExecutorProvider() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public TaskExecutor create(Map<String, @Nullable Object> config) {
                throw new RejectedExecutionException("cannot be made");
            }
        };
        trial.engine(builder -> builder.executor(broken)).run("A -> X[executor=\"broken\"]");
        assertThat(trial.exceptions()).singleElement().asString().contains("cannot be made");
        assertThat(trial.root().getStatus().getDescription()).contains("cannot be made");
    }

    private static ExecutorProvider executor(String name, TaskExecutor executor) {
        return new ExecutorProvider() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public TaskExecutor create(Map<String, @Nullable Object> config) {
                return executor;
            }
        };
    }

    @Test
    void aLimitOfAttemptOrStageIsToldOnce() {
        trial.engine(builder -> builder.timeSource(TimeSource.system())).run("Hangs[attempt_timeout=\"5ms\"] -> A");
        assertThat(trial.exceptions()).singleElement().asString().startsWith("task.execute:Hangs: attempt took longer");
    }

    @Test
    void aLimitOfTheStageIsToldOnce() {
        trial.engine(builder -> builder.timeSource(TimeSource.system()).stageTimeout(Duration.ofMillis(5)))
                .run("Hangs -> A");
        assertThat(trial.exceptions()).singleElement().asString().startsWith("task.execute:Hangs: ");
    }

    @Test
    void wrappersAreTakenOff() {
        trial.run("Wrapped");
        SpanData task = trial.span("task.execute:Wrapped");
        EventData event = Trial.events(task, "exception").get(0);
        assertThat(Trial.value(event, VolnuxAttributes.EXCEPTION_TYPE)).isEqualTo("java.io.IOException");
        assertThat(Trial.value(event, VolnuxAttributes.EXCEPTION_STACKTRACE))
                .startsWith("java.io.IOException: disk is full")
                .contains("at io.volnux.otel.ExceptionsTest");
        assertThat(Trial.value(task, VolnuxAttributes.ERROR_TYPE)).isEqualTo("java.io.IOException");
        assertThat(task.getStatus().getDescription()).isEqualTo("IOException: disk is full");
        assertThat(Trial.events(trial.root(), "failure").get(0).getAttributes().get(VolnuxAttributes.ERROR_TYPE))
                .isEqualTo("java.io.IOException");
    }

    @Test
    void stackTracesEndAfterTwentyOfAPlace() {
        trial.run("Items |-> MAP<Each>[partial_success=true]");
        List<EventData> events = trial.spans("task.execute:Each").stream()
                .flatMap(span -> Trial.events(span, "exception").stream())
                .toList();
        assertThat(events).hasSize(30);
        assertThat(events.stream().map(event -> event.getAttributes().get(VolnuxAttributes.EXCEPTION_MESSAGE)))
                .doesNotContainNull();
        assertThat(events.stream()
                        .filter(event -> event.getAttributes().get(VolnuxAttributes.EXCEPTION_STACKTRACE) != null))
                .hasSize(20)
                .allSatisfy(event -> assertThat(Trial.value(event, VolnuxAttributes.EXCEPTION_STACKTRACE))
                        .contains("at java.base/", "MetaRun"));
    }

    @Test
    void theyCanBeLogRecordsInsteadOfEvents() {
        trial.telemetry(builder -> builder.exceptionSignal("logs")).run("X");
        assertThat(trial.exceptions()).isEmpty();
        LogRecordData log = trial.observed.logs().get(0);
        assertThat(trial.observed.logs()).hasSize(1);
        assertThat(log.getSpanContext().getSpanId())
                .isEqualTo(trial.span("task.execute:X").getSpanId());
        assertThat(log.getAttributes().get(VolnuxAttributes.EXCEPTION_MESSAGE)).isEqualTo("attempt 1");
        assertThat(log.getAttributes().get(VolnuxAttributes.EXCEPTION_STACKTRACE))
                .contains("ExceptionsTest");
    }

    @Test
    void theyCanBeBoth() {
        trial.telemetry(builder -> builder.exceptionSignal("logs/dup")).run("X");
        assertThat(trial.exceptions()).hasSize(1);
        assertThat(trial.observed.logs()).hasSize(1);
    }

    @Test
    void theEnvironmentDecidesUnlessTheBuilderDoes() {
        Switches logs = Switches.of(
                name -> null, name -> name.equals("OTEL_SEMCONV_EXCEPTION_SIGNAL_OPT_IN") ? "other, logs" : null);
        trial.telemetry(builder -> builder.switches(logs)).run("X");
        assertThat(trial.exceptions()).isEmpty();
        assertThat(trial.observed.logs()).hasSize(1);
        trial.telemetry(builder -> builder.exceptionSignal("")).run("X");
        assertThat(trial.exceptions()).hasSize(1);
        assertThat(trial.observed.logs()).hasSize(1);
    }
}
