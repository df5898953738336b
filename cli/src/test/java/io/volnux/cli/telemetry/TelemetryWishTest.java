// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volnux.cli.text.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryWishTest {

    @ParameterizedTest
    @CsvSource({
        "run --otlp flow, run --otlp=http://localhost:4317 flow",
        "run flow --otlp, run flow --otlp=http://localhost:4317",
        "run --otlp --json flow, run --otlp=http://localhost:4317 --json flow",
        "run --otlp http://here:1 flow, run --otlp=http://here:1 flow",
        "run flow --otlp collector:4317, run flow --otlp=collector:4317",
        "run --otlp=http://here:1 flow, run --otlp=http://here:1 flow",
        "run --otlp flow --otlp-protocol http/protobuf, run --otlp=http://localhost:4318 flow --otlp-protocol"
                + " http/protobuf",
        "run --otlp flow --otlp-protocol=http/protobuf, run --otlp=http://localhost:4318 flow"
                + " --otlp-protocol=http/protobuf",
        "run --otlp flow --otlp-protocol=grpc, run --otlp=http://localhost:4317 flow --otlp-protocol=grpc",
        "run flow --json, run flow --json"
    })
    void whatFollowsIsAnEndPointOnlyIfItLooksLikeOne(String typed, String meant) {
        assertThat(TelemetryWish.complete(List.of(typed.split(" ")))).containsExactly(meant.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
                "OTEL_TRACES_EXPORTER",
                "VOLNUX_OTEL_DATADOG_AGENT_URL",
                "VOLNUX_OTEL_CONSOLE"
            })
    void whereToSendIsAWish(String variable) {
        assertThat(TelemetryWish.asks(variable)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OTEL_SERVICE_NAME", "OTEL_TRACES_SAMPLER", "VOLNUX_OTEL_DETAIL", "TRACEPARENT"})
    void howToSendIsNone(String variable) {
        assertThat(TelemetryWish.asks(variable)).isFalse();
    }

    @Test
    void aDetailNeedsSomewhereToGo() {
        assertThat(TelemetryWish.of("", "", true, "task").isMade()).isTrue();
        assertThatThrownBy(() -> TelemetryWish.of("", "", false, "task"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("--trace-detail must go with --otlp");
        assertThatThrownBy(() -> TelemetryWish.of("", "", true, "tasks"))
                .isInstanceOf(UserError.class)
                .hasMessage("--trace-detail must be run, task or full, got 'tasks'");
    }

    @Test
    void aProtocolNeedsAnEndPoint() {
        assertThat(TelemetryWish.of("here:1", "http/protobuf", false, "").protocol())
                .isEqualTo("http/protobuf");
        assertThatThrownBy(() -> TelemetryWish.of("", "grpc", true, ""))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("--otlp-protocol must go with --otlp");
        assertThatThrownBy(() -> TelemetryWish.of("here:1", "http", true, ""))
                .isInstanceOf(UserError.class)
                .hasMessage("--otlp-protocol must be grpc or http/protobuf, got 'http'");
    }
}
