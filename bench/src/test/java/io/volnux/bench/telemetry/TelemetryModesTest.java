// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.volnux.bench.peers.TracedCamel;
import io.volnux.bench.peers.Work;
import io.volnux.otel.TraceDetail;
import io.volnux.otel.semconv.VolnuxAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TelemetryModesTest {

    @ParameterizedTest
    @EnumSource(TelemetryMode.class)
    void everyModeRuns(TelemetryMode mode) throws Exception {
        try (var workload = mode.open(Work.CHAIN_11)) {
            assertThat(workload.run()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(TraceDetail.class)
    void whatIsWrittenByHandEmitsWhatTheRunEmitted(TraceDetail detail) throws Exception {
        var emitted = Emitted.by(target -> TelemetryMode.volnux(target, detail, Work.CHAIN_11));
        var again = Emitted.by(target -> TelemetryMode.recorded(detail, Work.CHAIN_11, target)::run);
        assertThat(again.tree()).isEqualTo(emitted.tree());
        assertThat(again.values()).isEqualTo(emitted.values());
    }

    @Test
    void idsAreOtherOnesInEachRun() throws Exception {
        var emitted = Emitted.by(target -> {
            var replay = TelemetryMode.recorded(TraceDetail.FULL, Work.CHAIN_11, target);
            return () -> {
                replay.run();
                replay.run();
            };
        });
        for (var key : List.of(VolnuxAttributes.RUN_ID, VolnuxAttributes.TASK_ID, VolnuxAttributes.CONTEXT_ID)) {
            var ids = emitted.spans().stream()
                    .map(span -> span.getAttributes().get(key))
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(Set.copyOf(ids)).hasSize(key.equals(VolnuxAttributes.RUN_ID) ? 2 : ids.size());
        }
    }

    @ParameterizedTest
    @EnumSource(TraceDetail.class)
    void fourValuesAreRecordedOfEachTaskAndTwoMoreOfItsPlaceInTheRun(TraceDetail detail) throws Exception {
        try (var sdk = Sdk.forgetting(Sampler.alwaysOff())) {
            assertThat(TelemetryMode.recorded(detail, Work.CHAIN_11, sdk).values())
                    .isEqualTo(11 * (4 + 2) + 4);
        }
    }

    @Test
    void valuesAreRecordedWithoutSampledSpansToo() throws Exception {
        var emitted = Emitted.by(target -> TelemetryMode.volnux(target, TraceDetail.TASK, Work.CHAIN_11));
        var again = Emitted.by(target -> TelemetryMode.recorded(TraceDetail.TASK, Work.CHAIN_11, target)::runUnsampled);
        assertThat(again.values()).isEqualTo(emitted.values());
    }

    @Test
    void aSpanPerTaskIsRecordedAtThatLevel() throws Exception {
        try (var sdk = Sdk.forgetting(Sampler.alwaysOff())) {
            assertThat(TelemetryMode.recorded(TraceDetail.TASK, Work.CHAIN_11, sdk)
                            .spans())
                    .isBetween(12, 13);
            assertThat(TelemetryMode.recorded(TraceDetail.FULL, Work.CHAIN_11, sdk)
                            .spans())
                    .isGreaterThan(60);
        }
    }

    @Test
    void camelTracesItsProcessors() throws Exception {
        var spans = Sdk.<SpanData>list();
        try (var sdk = Sdk.keeping(spans, Sdk.list());
                var camel = TracedCamel.open(Work.CHAIN_11, sdk)) {
            camel.run();
        }
        assertThat(spans).hasSizeGreaterThan(11);
    }
}
