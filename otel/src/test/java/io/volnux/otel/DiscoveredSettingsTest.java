// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options without code, for telemetry that is discovered or that an agent brings. */
class DiscoveredSettingsTest {

    @SuppressWarnings("NullAway") // as System::getProperty answers
    private static VolnuxTelemetryBuilder settings(Map<String, String> properties, Map<String, String> variables) {
        return DiscoveredSettings.of(properties::get, variables::get)
                .applyTo(VolnuxTelemetry.builder(OpenTelemetry.noop()));
    }

    @Test
    void variablesAndPropertiesAreOptions() {
        VolnuxTelemetryBuilder settings = settings(
                Map.of("volnux.otel.span.budget", "500", "volnux.otel.capture.inputs", "types"),
                Map.of(
                        "VOLNUX_OTEL_SPAN_BUDGET", "900",
                        "VOLNUX_OTEL_TASK_NAME_SEPARATOR", ".",
                        "VOLNUX_OTEL_REDACT", "phone, mail,,",
                        "VOLNUX_OTEL_METRICS", "false",
                        "VOLNUX_OTEL_PROFILE", "datadog"));

        assertThat(settings.spanBudget).isEqualTo(500);
        assertThat(settings.captureInputs).isEqualTo(InputCapture.types());
        assertThat(settings.taskNameSeparator).isEqualTo(".");
        assertThat(settings.redact).containsExactlyInAnyOrder("phone", "mail");
        assertThat(settings.metrics).isFalse();
        assertThat(settings.profile).isEqualTo(BackendProfile.DATADOG);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "volnux.otel.span.budget|many|it must be a whole number, got 'many'",
                "volnux.otel.span.budget|5|spanBudget must be at least 100, got 5",
                "volnux.otel.metrics|perhaps|it must be true or false, got 'perhaps'",
                "volnux.otel.profile|other|it must be one of [standard, datadog], got 'other'",
                "volnux.otel.task.name.separator|/|taskNameSeparator must be ':' or '.', got '/'",
            })
    void whatIsWrongIsToldWithTheNameThatWasUsed(String property, String value, String rule) {
        assertThat(told(property, value)).containsExactly(property + " is ignored: " + rule);
    }

    private static List<String> told(String property, String value) {
        List<String> told = new ArrayList<>();
        Logger logger = Logger.getLogger("io.volnux.otel");
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.add(MessageFormat.format(line.getMessage(), line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(listening);
        try {
            settings(Map.of(property, value), Map.of());
        } finally {
            logger.removeHandler(listening);
        }
        return told;
    }

    @Test
    void whatIsNotSetOrWrongStaysAsItIs() {
        VolnuxTelemetryBuilder settings = settings(
                Map.of("volnux.otel.span.budget", "many", "volnux.otel.profile", "other"),
                Map.of("VOLNUX_OTEL_TASK_NAME_SEPARATOR", "/", "VOLNUX_OTEL_METRICS", " "));

        assertThat(settings.spanBudget).isEqualTo(2_000);
        assertThat(settings.profile).isEqualTo(BackendProfile.STANDARD);
        assertThat(settings.taskNameSeparator).isEqualTo(":");
        assertThat(settings.metrics).isTrue();
        assertThat(settings.captureInputs).isEqualTo(InputCapture.none());
    }
}
