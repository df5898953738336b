// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogsTest {

    private static final class Kept extends AppenderBase<ILoggingEvent> {
        private final List<Map<String, String>> mdc = new ArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            mdc.add(Map.copyOf(event.getMDCPropertyMap()));
        }
    }

    @Test
    void linesCarryTheSpanAndArriveWithIt() {
        Kept kept = new Kept();
        Logger logger = (Logger) LoggerFactory.getLogger("orders");
        kept.start();
        logger.addAppender(kept);
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            VolnuxTracer tracer = VolnuxTracer.initialize(
                    VolnuxTracerConfig.builder()
                            .otlpEndpoint(receiver.endpoint())
                            .logs(true)
                            .set(TelemetryOption.LOGGING_MDC, "true")
                            .set(TelemetryOption.LOGGING_DATADOG, "true")
                            .build(),
                    new Surroundings(Map.of(), Map.of()));
            Span span = tracer.openTelemetry()
                    .getTracer("test")
                    .spanBuilder("work")
                    .setAttribute("volnux.run.id", "r-1")
                    .startSpan();
            try (Scope scope = span.makeCurrent()) {
                assertThat(scope).isNotNull();
                logger.info("inside");
            }
            span.end();
            logger.info("outside");
            tracer.shutdown();
            logger.info("after");

            String traceId = span.getSpanContext().getTraceId();
            assertThat(kept.mdc.get(0))
                    .containsEntry("trace_id", traceId)
                    .containsEntry("span_id", span.getSpanContext().getSpanId())
                    .containsEntry(
                            "trace_flags", span.getSpanContext().getTraceFlags().asHex())
                    .containsEntry("volnux.run.id", "r-1")
                    .containsEntry(
                            "dd.trace_id", Long.toUnsignedString(Long.parseUnsignedLong(traceId.substring(16), 16)));
            assertThat(kept.mdc.get(1)).isEmpty();
            assertThat(kept.mdc.get(2)).isEmpty();
            assertThat(receiver.logs())
                    .extracting(line -> line.getBody().getStringValue())
                    .contains("inside", "outside")
                    .doesNotContain("after");
            assertThat(receiver.logs())
                    .filteredOn(line -> line.getBody().getStringValue().equals("inside"))
                    .allSatisfy(line -> assertThat(
                                    HexFormat.of().formatHex(line.getTraceId().toByteArray()))
                            .isEqualTo(traceId));
        } finally {
            logger.detachAppender(kept);
        }
    }
}
