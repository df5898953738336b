// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.volnux.bench.peers.TracedCamel;
import io.volnux.bench.peers.Work;
import io.volnux.otel.TraceDetail;
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
    @EnumSource(value = TraceDetail.class)
    void whatIsWrittenByHandEmitsWhatTheRunEmitted(TraceDetail detail) throws Exception {
        var spans = Sdk.<SpanData>list();
        var metrics = Sdk.<MetricData>list();
        Replay replay;
        try (var sdk = Sdk.keeping(spans, metrics)) {
            replay = TelemetryMode.recorded(detail, Work.CHAIN_11, sdk);
            replay.run();
        }
        var again = new Replay(Sdk.forgetting(Sampler.alwaysOff()), spans, metrics);
        assertThat(spans).hasSize(replay.spans());
        assertThat(again.spans()).isEqualTo(replay.spans());
        assertThat(metrics).isNotEmpty();
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
