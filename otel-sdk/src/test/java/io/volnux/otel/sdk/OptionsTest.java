// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volnux.otel.sdk.internal.export.Target;
import io.volnux.otel.sdk.internal.option.Durations;
import io.volnux.otel.sdk.keep.KeepRules;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final VolnuxTracerConfig CONFIG =
            VolnuxTracerConfig.builder().serviceName("config").build();

    private static String name(
            VolnuxTracerConfig config, Map<String, String> variables, Map<String, String> properties) {
        return Options.of(config, new Surroundings(variables, properties)).text(TelemetryOption.SERVICE_NAME);
    }

    private static List<Target> traces(VolnuxTracerConfig.Builder config, Map<String, String> variables) {
        return new Endpoints(Options.of(config.build(), new Surroundings(variables, Map.of())))
                .of(Target.Signal.TRACES);
    }

    @Test
    void theStrongestLayerWins() {
        Map<String, String> twinVariable = Map.of("OTEL_SERVICE_NAME", "otel variable");
        Map<String, String> variable =
                Map.of("OTEL_SERVICE_NAME", "otel variable", "VOLNUX_OTEL_SERVICE_NAME", "variable");
        Map<String, String> twinProperty = Map.of("otel.service.name", "otel property");
        Map<String, String> property =
                Map.of("otel.service.name", "otel property", "volnux.otel.service.name", "property");
        VolnuxTracerConfig forced = VolnuxTracerConfig.builder()
                .serviceName("config")
                .override(TelemetryOption.SERVICE_NAME, "override")
                .build();
        assertThat(name(CONFIG, Map.of(), Map.of())).isEqualTo("config");
        assertThat(name(CONFIG, twinVariable, Map.of())).isEqualTo("otel variable");
        assertThat(name(CONFIG, variable, Map.of())).isEqualTo("variable");
        assertThat(name(CONFIG, variable, twinProperty)).isEqualTo("otel property");
        assertThat(name(CONFIG, variable, property)).isEqualTo("property");
        assertThat(name(forced, variable, property)).isEqualTo("override");
    }

    @Test
    void everyOptionHasAMethodOfTheBuilderOrIsSetByName() {
        List<String> methods = Arrays.stream(VolnuxTracerConfig.Builder.class.getMethods())
                .map(Method::getName)
                .toList();
        assertThat(Arrays.stream(TelemetryOption.values()).map(TelemetryOption::option))
                .filteredOn(option -> !methods.contains(option))
                .containsExactlyInAnyOrder("enabled", "keepMemory", "loggingMdc", "loggingDatadog");
        assertThat(TelemetryOption.SERVICE_NAME.property()).isEqualTo("volnux.otel.service.name");
        assertThat(TelemetryOption.SERVICE_NAME.variable()).isEqualTo("VOLNUX_OTEL_SERVICE_NAME");
        assertThat(TelemetryOption.LOGGING_MDC.property()).isEqualTo("volnux.logging.mdc");
    }

    @Test
    void theReferenceTableIsThatOfTheCode() throws IOException {
        assertThat(Files.readString(Path.of("../docs/telemetry-options.md")))
                .as("run OptionsTest after replacing the table by TelemetryOption.table()")
                .contains(TelemetryOption.table());
    }

    @Test
    void wrongValuesAreNamedWithTheRule() {
        Options options = Options.of(
                VolnuxTracerConfig.builder()
                        .sampleRate(1.5)
                        .set(TelemetryOption.METRICS, "perhaps")
                        .set(TelemetryOption.SPAN_BUDGET, "many")
                        .set(TelemetryOption.TIMEOUT, "soon")
                        .build(),
                new Surroundings(Map.of(), Map.of()));
        assertThatThrownBy(() -> options.share(TelemetryOption.SAMPLE_RATE))
                .hasMessage("sampleRate must be a number from 0 to 1, got '1.5'");
        assertThatThrownBy(() -> options.flag(TelemetryOption.METRICS))
                .hasMessage("metrics must be true or false, got 'perhaps'");
        assertThatThrownBy(() -> options.number(TelemetryOption.SPAN_BUDGET))
                .hasMessage("spanBudget must be a whole number, got 'many'");
        assertThatThrownBy(() -> options.duration(TelemetryOption.TIMEOUT))
                .hasMessage("timeout must be a duration such as 500ms, 10s or 1m, got 'soon'");
        assertThatThrownBy(() -> KeepRules.parse("errors,sometimes", 0))
                .hasMessageContaining("keep must be all, or errors")
                .hasMessageEndingWith("got 'sometimes'");
    }

    @Test
    void durationsAreReadInAllSpellings() {
        assertThat(List.of("1500", "1500ms", "2s", "3m", "1h", "PT5S").stream().map(Durations::parse))
                .containsExactly(
                        Duration.ofMillis(1_500),
                        Duration.ofMillis(1_500),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(3),
                        Duration.ofHours(1),
                        Duration.ofSeconds(5));
    }

    @Test
    void localhostIsForThoseWhoSayNothing() {
        assertThat(traces(VolnuxTracerConfig.builder(), Map.of()))
                .extracting(Target::endpoint)
                .containsExactly("http://localhost:4317");
        assertThat(traces(VolnuxTracerConfig.builder().protocol("http/protobuf"), Map.of()))
                .extracting(Target::endpoint)
                .containsExactly("http://localhost:4318");
        assertThat(traces(VolnuxTracerConfig.builder().console(true), Map.of())).isEmpty();
        assertThat(traces(VolnuxTracerConfig.builder().tempoEndpoint("tempo:4317"), Map.of()))
                .extracting(Target::endpoint)
                .containsExactly("http://tempo:4317");
    }

    @Test
    void openTelemetrysEndpointReplacesOursAndLeavesTheOthers() {
        VolnuxTracerConfig.Builder config = VolnuxTracerConfig.builder()
                .otlpEndpoint("http://ours:4317")
                .tempoEndpoint("http://tempo:4317")
                .headers(Map.of("key", "ours"));
        assertThat(traces(config, Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://theirs:4318")))
                .extracting(Target::endpoint, Target::protocol)
                .containsExactly(
                        Tuple.tuple("http://theirs:4318", "http/protobuf"), Tuple.tuple("http://tempo:4317", "grpc"));
        List<Target> special = traces(
                config,
                Map.of(
                        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://special:4318/in/v1/traces",
                        "OTEL_EXPORTER_OTLP_HEADERS", "key=theirs"));
        assertThat(special.get(0).endpoint()).isEqualTo("http://special:4318/in/v1/traces");
        assertThat(special.get(0).settings()).containsEntry("otel.exporter.otlp.headers", "key=theirs");
        assertThat(special.get(1).settings()).containsEntry("otel.exporter.otlp.headers", "key=ours");
        assertThat(traces(config, Map.of("OTEL_TRACES_EXPORTER", "none"))).isEmpty();
    }

    @Test
    void datadogGetsDeltasAndNoSecretIsShown() {
        Target target = traces(
                        VolnuxTracerConfig.builder()
                                .datadogAgentUrl("http://localhost:4317")
                                .headers(Map.of("dd-api-key", "hush")),
                        Map.of())
                .get(0);
        assertThat(target.settings()).containsEntry("otel.exporter.otlp.metrics.temporality.preference", "delta");
        assertThat(target.toString()).doesNotContain("hush");
        assertThat(VolnuxTracerConfig.builder()
                        .headers(Map.of("a", "hush"))
                        .build()
                        .toString())
                .contains("headers=***")
                .doesNotContain("hush");
    }
}
