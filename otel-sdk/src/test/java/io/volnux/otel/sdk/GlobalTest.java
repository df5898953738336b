// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.volnux.otel.VolnuxTelemetry;
import io.volnux.otel.sdk.internal.export.ActiveRuns;
import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One's own and the application's OpenTelemetry. */
class GlobalTest {

    private static final Surroundings NOTHING = new Surroundings(Map.of(), Map.of());

    private final ProcessState process = new ProcessState();
    private final OtlpReceiver receiver = OtlpReceiver.grpc();

    @BeforeEach
    void reset() {
        GlobalOpenTelemetry.resetForTest();
    }

    @AfterEach
    void end() {
        VolnuxTracer left = process.current();
        if (left != null) {
            left.shutdown();
        }
        receiver.close();
        GlobalOpenTelemetry.resetForTest();
    }

    private VolnuxTracer initialize(boolean registerGlobal, String name) {
        VolnuxTracerConfig config = VolnuxTracerConfig.builder()
                .otlpEndpoint(receiver.endpoint())
                .serviceName(name)
                .registerGlobal(registerGlobal)
                .build();
        return process.initialize(config, NOTHING, VolnuxTelemetry.EXPLICIT);
    }

    @Test
    void theApplicationsIsUsedAndNeverReplacedOrEnded() {
        SdkTracerProvider provider =
                SdkTracerProvider.builder().addSpanProcessor(new ActiveRuns()).build();
        OpenTelemetrySdk theirs =
                OpenTelemetrySdk.builder().setTracerProvider(provider).build();
        GlobalOpenTelemetry.set(theirs);
        OpenTelemetry before = GlobalOpenTelemetry.get();
        VolnuxTracer tracer = initialize(true, "adopting");
        assertThat(tracer.openTelemetry()).isSameAs(before).isSameAs(GlobalOpenTelemetry.get());
        tracer.shutdown();
        assertThat(process.current()).isNull();
        assertThat(theirs.getTracer("t").spanBuilder("s").startSpan().isRecording())
                .isTrue();
        assertThat(receiver.requests()).isEmpty();
        provider.close();
    }

    @Test
    void oursBecomesGlobalOnlyWhenAskedAndComesBackAfterARestart() {
        initialize(false, "private").shutdown();
        assertThat(GlobalOpenTelemetry.isSet()).isFalse();
        VolnuxTracer first = initialize(true, "first");
        GlobalOpenTelemetry.get()
                .getTracer("t")
                .spanBuilder("first")
                .startSpan()
                .end();
        first.shutdown();
        GlobalOpenTelemetry.get()
                .getTracer("t")
                .spanBuilder("between")
                .startSpan()
                .end();
        VolnuxTracer second = initialize(true, "second");
        GlobalOpenTelemetry.get()
                .getTracer("t")
                .spanBuilder("second")
                .startSpan()
                .end();
        second.shutdown();
        assertThat(receiver.spanNames()).containsExactly("first", "second");
    }
}
