// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SignalsTest {

    private final Signals signals = new Signals();
    private final List<String> heard = new ArrayList<>();

    private static Signal.BatchPipelineStarted started(String batch) {
        return new Signal.BatchPipelineStarted(batch, 3, Instant.EPOCH);
    }

    @Test
    void listenersAreCalledInOrderOfSubscription() {
        signals.on(Signal.BatchPipelineStarted.class, signal -> heard.add("first"));
        signals.on(Signal.class, signal -> heard.add("all"));
        signals.on(Signal.BatchPipelineStarted.class, signal -> heard.add("last"));
        signals.send(started("b"));
        assertThat(heard).containsExactly("first", "all", "last");
    }

    @Test
    void aListenerThatThrowsStopsNobodyAndIsReported() {
        signals.subscribe(Signal.class, signal -> {
            throw new AssertionError("mine");
        });
        signals.subscribe(Signal.class, signal -> "fine");
        List<Response> responses = signals.send(started("b"));
        assertThat(responses).hasSize(2);
        assertThat(responses.get(0).thrown()).hasMessage("mine");
        assertThat(responses.get(1).value()).isEqualTo("fine");
    }

    @Test
    void aClosedRegistrationHearsNothingAndMayBeClosedAgain() {
        Registration registration = signals.on(Signal.class, signal -> heard.add("no"));
        assertThat(signals.isSilent()).isFalse();
        registration.close();
        registration.close();
        signals.send(started("b"));
        assertThat(heard).isEmpty();
        assertThat(signals.isSilent()).isTrue();
    }

    @Test
    void theSameListenerMayHearTwiceAndLeaveOnce() {
        SignalListener<Signal> listener = signal -> heard.add("x");
        Registration first = signals.subscribe(Signal.class, listener);
        signals.subscribe(Signal.class, listener);
        first.close();
        signals.send(started("b"));
        assertThat(heard).containsExactly("x");
    }

    @Test
    void aListenerMayWantOneSenderOnly() {
        signals.subscribe(
                Signal.class, "mine", signal -> heard.add(signal.sender().toString()));
        signals.send(started("other"));
        signals.send(started("mine"));
        assertThat(heard).containsExactly("mine");
    }

    @Test
    void otherTypesAreNotHeard() {
        signals.on(Signal.EventInit.class, signal -> heard.add("no"));
        signals.send(started("b"));
        assertThat(heard).isEmpty();
        assertThat(signals.hears(Signal.BatchPipelineStarted.class)).isFalse();
        assertThat(signals.hears(Signal.EventInit.class)).isTrue();
    }

    @Test
    void aSignalNobodyWantsIsNotMade() {
        AtomicInteger made = new AtomicInteger();
        signals.send(Signal.EventInit.class, () -> {
            made.incrementAndGet();
            return new Signal.EventInit("A", "id");
        });
        assertThat(made).hasValue(0);
    }

    @Test
    void aListenerMaySubscribeAndUnsubscribeWhileItIsCalled() {
        List<Registration> own = new ArrayList<>();
        own.add(signals.on(Signal.class, signal -> {
            heard.add("once");
            own.get(0).close();
            signals.on(Signal.class, later -> heard.add("later"));
        }));
        signals.send(started("b"));
        signals.send(started("b"));
        assertThat(heard).containsExactly("once", "later");
    }

    @Test
    void namesHaveTheSpellingOfTheLanguageFamily() {
        assertThat(Arrays.stream(Objects.requireNonNull(Signal.class.getPermittedSubclasses()))
                        .map(SignalNames::of))
                .containsExactly(
                        "pipeline_pre_init",
                        "pipeline_post_init",
                        "pipeline_execution_start",
                        "pipeline_execution_end",
                        "pipeline_stop",
                        "pipeline_shutdown",
                        "event_init",
                        "event_called",
                        "event_execution_init",
                        "event_execution_start",
                        "event_execution_end",
                        "event_execution_retry",
                        "event_execution_retry_done",
                        "event_execution_cancelled",
                        "event_execution_aborted",
                        "event_execution_failed",
                        "batch_pipeline_started",
                        "batch_pipeline_finished",
                        "pipeline_metrics_updated");
    }

    @Test
    void ratesArePercentOfWhatEnded() {
        var metrics = new BatchMetrics(8, 4, 3, 1, 0, java.time.Duration.ZERO, java.time.Duration.ZERO);
        assertThat(metrics.successRate()).isEqualTo(75);
        assertThat(metrics.completionRate()).isEqualTo(50);
    }
}
