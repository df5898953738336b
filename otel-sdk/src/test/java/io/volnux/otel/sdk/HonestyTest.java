// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Tracer;
import io.volnux.engine.spi.TimeSource;
import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the counters say is what the receiver knows, whatever the receiver does. */
class HonestyTest {

    private final Lines lines = new Lines();
    private final Logger root = Logger.getLogger("");

    @BeforeEach
    void listen() {
        root.addHandler(lines);
    }

    @AfterEach
    void end() {
        root.removeHandler(lines);
        VolnuxTracer left = VolnuxTracer.getInstance();
        if (left != null) {
            left.shutdown(Duration.ofSeconds(1));
        }
    }

    private static final class Lines extends Handler {
        private final List<String> heard = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                heard.add(record.getLoggerName() + " " + record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static VolnuxTracer start(String endpoint, Map<String, String> variables) {
        return VolnuxTracer.initialize(
                VolnuxTracerConfig.builder().otlpEndpoint(endpoint).build(), new Surroundings(variables, Map.of()));
    }

    private static void spans(VolnuxTracer tracer, int count) {
        Tracer spans = tracer.openTelemetry().getTracer("test");
        for (int i = 0; i < count; i++) {
            spans.spanBuilder("span").startSpan().end();
        }
    }

    private static void assertSum(TelemetryStats stats, int expected) {
        assertThat(stats.exported() + stats.failed() + stats.dropped()).isEqualTo(expected);
    }

    @Test
    void ofAHealthyEndpointEverySpanIsExported() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            VolnuxTracer tracer = start(receiver.endpoint(), Map.of());
            spans(tracer, 2_500);
            TelemetryStats stats = tracer.shutdown();
            assertThat(stats.exported())
                    .isEqualTo(2_500)
                    .isEqualTo(receiver.spans().size());
            assertThat(stats.failed() + stats.dropped()).isZero();
            assertThat(lines.heard).isEmpty();
        }
    }

    @Test
    void whatARefusingEndpointGetsHasFailed() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc().answer(OtlpReceiver.Answer.REFUSE)) {
            VolnuxTracer tracer = start(receiver.endpoint(), Map.of());
            spans(tracer, 30);
            assertThat(tracer.forceFlush(Duration.ofSeconds(5))).isFalse();
            spans(tracer, 12);
            TelemetryStats stats = tracer.shutdown();
            assertThat(stats.failed()).isEqualTo(42);
            assertSum(stats, 42);
            assertThat(lines.heard).hasSize(1).first().asString().contains("io.volnux.otel");
        }
    }

    @Test
    void whatAnEndpointRejectsOfARequestItTakesHasFailed() {
        try (OtlpReceiver grpc = OtlpReceiver.grpc().answer(OtlpReceiver.Answer.PARTLY);
                OtlpReceiver http = OtlpReceiver.http().answer(OtlpReceiver.Answer.PARTLY)) {
            VolnuxTracer first = start(grpc.endpoint(), Map.of());
            spans(first, 7);
            assertThat(first.forceFlush(Duration.ofSeconds(5))).isFalse();
            TelemetryStats stats = first.shutdown();
            assertThat(stats.exported()).isEqualTo(5);
            assertThat(stats.failed()).isEqualTo(2);
            VolnuxTracer second = start(http.endpoint(), Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
            spans(second, 7);
            assertThat(second.shutdown().failed()).isEqualTo(2);
        }
    }

    @Test
    void whatAKilledEndpointGotIsKnown() {
        OtlpReceiver receiver = OtlpReceiver.grpc();
        VolnuxTracer tracer = start(receiver.endpoint(), Map.of());
        spans(tracer, 100);
        assertThat(tracer.forceFlush(Duration.ofSeconds(5))).isTrue();
        receiver.kill();
        spans(tracer, 50);
        long before = TimeSource.system().nanoTime();
        TelemetryStats stats = tracer.shutdown(Duration.ofSeconds(10));
        assertThat(Duration.ofNanos(TimeSource.system().nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThat(stats.exported()).isEqualTo(100).isEqualTo(receiver.spans().size());
        assertThat(stats.failed() + stats.dropped()).isEqualTo(50);
        assertThat(lines.heard).hasSize(1);
    }

    @Test
    void whereNobodyListensTheEndIsQuickAndSaidOnce() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        VolnuxTracer tracer = start("http://localhost:" + port, Map.of());
        spans(tracer, 10);
        long before = TimeSource.system().nanoTime();
        TelemetryStats stats = tracer.shutdown(Duration.ofSeconds(10));
        assertThat(Duration.ofNanos(TimeSource.system().nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThat(stats.exported()).isZero();
        assertSum(stats, 10);
        assertThat(lines.heard).hasSize(1);
    }

    @Test
    void aBlackHoleHoldsTheEndNoLongerThanAllowed() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc().answer(OtlpReceiver.Answer.HANG)) {
            VolnuxTracer tracer = start(receiver.endpoint(), Map.of());
            spans(tracer, 3_000);
            long before = TimeSource.system().nanoTime();
            TelemetryStats stats = tracer.shutdown(Duration.ofMillis(700));
            assertThat(Duration.ofNanos(TimeSource.system().nanoTime() - before))
                    .isLessThan(Duration.ofMillis(1_500));
            assertThat(stats.exported()).isZero();
            assertSum(stats, 3_000);
        }
    }

    @Test
    void whatDoesNotFitIntoTheQueueIsDropped() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc().answer(OtlpReceiver.Answer.HANG)) {
            VolnuxTracer tracer = start(
                    receiver.endpoint(),
                    Map.of("OTEL_BSP_MAX_QUEUE_SIZE", "100", "OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "50"));
            spans(tracer, 1_000);
            assertThat(tracer.stats().dropped()).isBetween(800L, 900L);
            assertSum(tracer.shutdown(Duration.ofMillis(200)), 1_000);
        }
    }

    @Test
    void aSlowStartLosesNothing() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc().answer(OtlpReceiver.Answer.BUSY)) {
            VolnuxTracer tracer = start(receiver.endpoint(), Map.of("OTEL_BSP_SCHEDULE_DELAY", "10"));
            spans(tracer, 5);
            receiver.awaitRequests(1);
            receiver.answer(OtlpReceiver.Answer.ACCEPT);
            receiver.awaitSpans(5);
            assertThat(tracer.shutdown().exported()).isEqualTo(5);
        }
    }
}
