// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Tracer;
import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VolnuxTracerTest {

    private static final Surroundings NOTHING = new Surroundings(Map.of(), Map.of());

    @AfterEach
    void end() {
        VolnuxTracer left = VolnuxTracer.getInstance();
        if (left != null) {
            left.shutdown(Duration.ofSeconds(1));
        }
    }

    private static VolnuxTracerConfig.Builder to(OtlpReceiver receiver) {
        return VolnuxTracerConfig.builder().serviceName("orders").otlpEndpoint(receiver.endpoint());
    }

    private static void spans(VolnuxTracer tracer, int count) {
        Tracer spans = tracer.openTelemetry().getTracer("test");
        for (int i = 0; i < count; i++) {
            spans.spanBuilder("span-" + i).startSpan().end();
        }
    }

    @Test
    void spansAndMetricsArriveOverGrpc() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            VolnuxTracer tracer = VolnuxTracer.initialize(to(receiver).build(), NOTHING);
            spans(tracer, 3);
            TelemetryStats stats = tracer.shutdown();
            assertThat(receiver.spanNames()).containsExactly("span-0", "span-1", "span-2");
            assertThat(stats.exported()).isEqualTo(3);
            assertThat(stats.failed() + stats.dropped()).isZero();
            assertThat(stats.bytes()).isPositive();
            assertThat(stats.exportCpu()).isPositive();
            assertThat(receiver.awaitMetric("volnux.telemetry.spans").getUnit()).isEqualTo("{span}");
            assertThat(receiver.resources())
                    .allSatisfy(resource -> assertThat(resource)
                            .containsEntry("service.name", "orders")
                            .containsEntry("telemetry.distro.name", "volnux")
                            .containsKey("service.instance.id"));
        }
    }

    @Test
    void spansArriveOverHttp() {
        try (OtlpReceiver receiver = OtlpReceiver.http()) {
            VolnuxTracerConfig config = to(receiver)
                    .protocol("http/protobuf")
                    .compression("gzip")
                    .headers(Map.of("x-key", "a+b c"))
                    .build();
            VolnuxTracer tracer = VolnuxTracer.initialize(config, NOTHING);
            spans(tracer, 2);
            assertThat(tracer.forceFlush(Duration.ofSeconds(5))).isTrue();
            assertThat(receiver.spanNames()).hasSize(2);
            assertThat(receiver.requests().get(0).path()).isEqualTo("/v1/traces");
            assertThat(receiver.requests().get(0).compressed()).isTrue();
            assertThat(receiver.requests().get(0).headers()).containsEntry("x-key", "a+b c");
        }
    }

    @Test
    void twoEndpointsGetEachSpanOnce() {
        try (OtlpReceiver datadog = OtlpReceiver.grpc();
                OtlpReceiver tempo = OtlpReceiver.grpc()) {
            VolnuxTracerConfig config = VolnuxTracerConfig.builder()
                    .datadogAgentUrl(datadog.endpoint())
                    .tempoEndpoint("localhost:" + tempo.port())
                    .build();
            VolnuxTracer tracer = VolnuxTracer.initialize(config, NOTHING);
            spans(tracer, 5);
            TelemetryStats stats = tracer.shutdown();
            assertThat(datadog.spans()).hasSize(5);
            assertThat(tempo.spans()).hasSize(5);
            assertThat(tempo.metrics()).isEmpty();
            assertThat(stats.endpoints()).extracting(EndpointStats::exported).containsExactly(5L, 5L);
        }
    }

    @Test
    void oneEndpointWrittenTwiceGetsEachSpanOnce() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            VolnuxTracerConfig config = VolnuxTracerConfig.builder()
                    .otlpEndpoint(receiver.endpoint() + "/")
                    .datadogAgentUrl("LOCALHOST:" + receiver.port())
                    .tempoEndpoint(receiver.endpoint())
                    .build();
            VolnuxTracer tracer = VolnuxTracer.initialize(config, NOTHING);
            spans(tracer, 4);
            tracer.shutdown();
            assertThat(receiver.spans()).hasSize(4);
        }
    }

    @Test
    void theSameConfigurationAnswersTheSameInstance() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            assertThat(VolnuxTracer.getInstance()).isNull();
            assertThat(VolnuxTracer.getTracer()).isNull();
            VolnuxTracer first = VolnuxTracer.initialize(to(receiver).build(), NOTHING);
            assertThat(VolnuxTracer.initialize(to(receiver).build(), NOTHING)).isSameAs(first);
            assertThat(VolnuxTracer.getInstance()).isSameAs(first);
            assertThat(VolnuxTracer.getTracer()).isNotNull();
            assertThatThrownBy(() -> VolnuxTracer.initialize(
                            to(receiver)
                                    .serviceName("other")
                                    .headers(Map.of("k", "hush"))
                                    .build(),
                            NOTHING))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("serviceName=other instead of orders")
                    .hasMessageContaining("headers")
                    .hasMessageNotContaining("hush");
            first.shutdown();
            assertThat(VolnuxTracer.getInstance()).isNull();
            VolnuxTracer second = VolnuxTracer.initialize(to(receiver).build(), NOTHING);
            assertThat(second).isNotSameAs(first);
            spans(second, 1);
            second.shutdown();
            assertThat(receiver.spans()).hasSize(1);
        }
    }

    @Test
    void aFailedStartLeavesNothingBehind() {
        long threads = exportThreads();
        assertThatThrownBy(() -> VolnuxTracer.initialize(
                        VolnuxTracerConfig.builder()
                                .otlpEndpoint("http://localhost:4317/v1/traces")
                                .build(),
                        NOTHING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("otlpEndpoint must have no path when the protocol is grpc, got "
                        + "'http://localhost:4317/v1/traces'; remove '/v1/traces' or set protocol to http/protobuf");
        assertThatThrownBy(() -> VolnuxTracer.initialize(
                        VolnuxTracerConfig.builder()
                                .otlpEndpoint("http://localhost:4317")
                                .trustedCertificates(Path.of("/nowhere.pem"))
                                .build(),
                        NOTHING))
                .isInstanceOf(RuntimeException.class);
        assertThat(VolnuxTracer.getInstance()).isNull();
        assertThat(exportThreads()).isEqualTo(threads);
    }

    private static long exportThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("BatchSpan")
                        || thread.getName().contains("Periodic")
                        || thread.getName().contains("volnux-otel"))
                .count();
    }

    @Test
    void switchedOffThereIsNothing() {
        long threads = exportThreads();
        for (Surroundings off : List.of(
                new Surroundings(Map.of("OTEL_SDK_DISABLED", "true"), Map.of()),
                new Surroundings(Map.of("VOLNUX_OTEL_ENABLED", "false"), Map.of()),
                new Surroundings(Map.of(), Map.of("volnux.otel.enabled", "false")))) {
            VolnuxTracer tracer = VolnuxTracer.initialize(VolnuxTracerConfig.fromEnvironment(), off);
            assertThat(tracer.isEnabled()).isFalse();
            assertThat(VolnuxTracer.getInstance()).isNull();
            assertThat(VolnuxTracer.getTracer()).isNull();
        }
        assertThat(exportThreads()).isEqualTo(threads);
    }

    @Test
    void idsAreValidWhenNothingIsExported() {
        Surroundings none = new Surroundings(Map.of("OTEL_TRACES_EXPORTER", "none"), Map.of());
        VolnuxTracer tracer = VolnuxTracer.initialize(VolnuxTracerConfig.fromEnvironment(), none);
        var span = tracer.openTelemetry().getTracer("test").spanBuilder("x").startSpan();
        span.end();
        assertThat(span.getSpanContext().isValid()).isTrue();
        assertThat(tracer.stats().endpoints()).isEmpty();
    }
}
