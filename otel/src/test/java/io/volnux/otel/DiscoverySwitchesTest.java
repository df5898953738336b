// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The off switches that hold for every way telemetry is switched on. */
class DiscoverySwitchesTest {

    /** Another process with telemetry in every way at once; prints how many spans it made. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            InMemorySpanExporter spans = InMemorySpanExporter.create();
            OpenTelemetry sdk = OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder()
                            .addSpanProcessor(SimpleSpanProcessor.create(spans))
                            .build())
                    .buildAndRegisterGlobal();
            VolnuxTelemetry telemetry = VolnuxTelemetry.create(sdk);
            try (Engine discovered = engine();
                    Engine configured = engine()) {
                telemetry.configure(configured);
                discovered.run(Workflow.parse("Play", "A"));
                configured.run(Workflow.parse("Play", "A"));
            }
            System.out.println(spans.getFinishedSpanItems().size() + " "
                    + telemetry.counts().runs());
        }

        private static Engine engine() {
            return Engine.builder()
                    .tasks(TaskRegistry.builder()
                            .task("A", context -> Outcome.success("a"))
                            .build())
                    .build();
        }
    }

    private static Switches of(Map<String, String> properties, Map<String, String> environment) {
        return Switches.of(key -> value(properties, key), key -> value(environment, key));
    }

    @SuppressWarnings("NullAway") // as System::getProperty answers
    private static String value(Map<String, String> map, String key) {
        return map.get(key);
    }

    private static Map<String, String> map(@Nullable String key, @Nullable String value) {
        return key == null || value == null ? Map.of() : Map.of(key, value);
    }

    @ParameterizedTest
    @CsvSource({
        ",,,,true",
        "volnux.otel.enabled,false,,,false",
        "volnux.otel.enabled,FALSE,,,false",
        ",,VOLNUX_OTEL_ENABLED,false,false",
        "otel.sdk.disabled,true,,,false",
        ",,OTEL_SDK_DISABLED,true,false",
        ",,OTEL_SDK_DISABLED,True,false",
        "volnux.otel.enabled,true,,,true",
        ",,OTEL_SDK_DISABLED,false,true",
        ",,OTEL_SDK_DISABLED,nonsense,true",
        ",,OTEL_SDK_DISABLED,' true ',false",
        ",,VOLNUX_OTEL_ENABLED,' true ',true",
        ",,VOLNUX_OTEL_ENABLED,' false ',false",
        ",,VOLNUX_OTEL_ENABLED,0,false",
        ",,VOLNUX_OTEL_ENABLED,no,false",
        ",,VOLNUX_OTEL_ENABLED,' ',true",
        "volnux.otel.enabled,' ',VOLNUX_OTEL_ENABLED,false,false",
        "volnux.otel.enabled,true,VOLNUX_OTEL_ENABLED,false,true",
        "volnux.otel.enabled,false,VOLNUX_OTEL_ENABLED,true,false",
        "otel.sdk.disabled,false,OTEL_SDK_DISABLED,true,true",
        "volnux.otel.enabled,true,OTEL_SDK_DISABLED,true,false",
    })
    void offIsWhatOneOfThemSays(
            @Nullable String property,
            @Nullable String is,
            @Nullable String variable,
            @Nullable String says,
            boolean enabled) {
        assertThat(of(map(property, is), map(variable, says)).enabled()).isEqualTo(enabled);
    }

    @Test
    void thePropertyWinsOverTheVariableAndNonsenseIsLeftOut() {
        Map<String, String> variable = Map.of("VOLNUX_OTEL_DETAIL", "task");
        assertThat(of(Map.of(), Map.of()).detail()).isNull();
        assertThat(of(Map.of(), variable).detail()).isEqualTo(TraceDetail.TASK);
        assertThat(of(Map.of("volnux.otel.detail", "RUN"), variable).detail()).isEqualTo(TraceDetail.RUN);
        assertThat(of(Map.of("volnux.otel.detail", ""), variable).detail()).isEqualTo(TraceDetail.TASK);
        Logger log = Logger.getLogger("io.volnux.otel");
        log.setLevel(Level.OFF);
        try {
            assertThat(of(Map.of("volnux.otel.detail", "verbose"), variable).detail())
                    .isNull();
        } finally {
            log.setLevel(null);
        }
    }

    @Test
    void offConfiguresNothingAndTheObserverHearsNothing() {
        try (Observed observed = Observed.create()) {
            VolnuxTelemetry off =
                    observed.telemetry().switches(new Switches(false, null, "")).build();
            try (Engine engine = Engine.builder()
                    .discovery(false)
                    .tasks(TaskRegistry.builder()
                            .task("A", context -> Outcome.success("a"))
                            .build())
                    .observer(off.observer())
                    .build()) {
                off.configure(engine);
                engine.run(Workflow.parse("Play", "A"));
            }
            assertThat(observed.spans()).isEmpty();
            assertThat(observed.metrics()).isEmpty();
            assertThat(off.counts()).isEqualTo(new TelemetryCounts(0, 0, 0));
        }
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of(List.of("-Dvolnux.otel.enabled=false"), Map.of()),
                Arguments.of(List.of("-Dotel.sdk.disabled=true"), Map.of()),
                Arguments.of(List.of(), Map.of("VOLNUX_OTEL_ENABLED", "false")),
                Arguments.of(List.of(), Map.of("OTEL_SDK_DISABLED", "true")));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aProcessThatIsSwitchedOffEmitsAndPrintsNothing(List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        assertThat(ContextChild.run(Child.class, options, environment, "")).isEqualToNormalizingNewlines("0 0\n");
    }

    @Test
    void aProcessThatIsNotPrintsNothingEither() throws IOException, InterruptedException {
        // spans of two runs, one of them heard by what was discovered
        assertThat(ContextChild.run(Child.class, List.of(), Map.of(), "")).matches("[1-9]\\d* 1\\R");
    }
}
