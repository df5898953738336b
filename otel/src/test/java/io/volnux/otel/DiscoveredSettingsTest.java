// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Options without code, for telemetry that is discovered or that an agent brings. */
class DiscoveredSettingsTest {

    @SuppressWarnings("NullAway") // as System::getProperty answers
    private static VolnuxTelemetryBuilder settings(Map<String, String> properties, Map<String, String> variables) {
        return new DiscoveredSettings(properties::get, variables::get)
                .applyTo(VolnuxTelemetry.builder(OpenTelemetry.noop()));
    }

    @Test
    void variablesAndPropertiesAreOptions() {
        VolnuxTelemetryBuilder settings = settings(
                Map.of("volnux.otel.span.budget", "500", "volnux.otel.capture.inputs", "types"),
                Map.of(
                        "VOLNUX_OTEL_SPAN_BUDGET", "900",
                        "VOLNUX_OTEL_TASK_NAME_SEPARATOR", ".",
                        "VOLNUX_OTEL_REDACT", "phone, mail",
                        "VOLNUX_OTEL_METRICS", "false",
                        "VOLNUX_OTEL_PROFILE", "datadog"));

        assertThat(settings.spanBudget).isEqualTo(500);
        assertThat(settings.captureInputs).isEqualTo(InputCapture.types());
        assertThat(settings.taskNameSeparator).isEqualTo(".");
        assertThat(settings.redact).containsExactlyInAnyOrder("phone", "mail");
        assertThat(settings.metrics).isFalse();
        assertThat(settings.profile).isEqualTo(BackendProfile.DATADOG);
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
