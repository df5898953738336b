// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.volnux.otel.sdk.internal.export.ConsoleSpanExporter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleSpansTest {

    @Test
    void anEventIsPrintedWithItsAttributesAndNothingElse() {
        var out = new ByteArrayOutputStream();
        var exporter = new ConsoleSpanExporter(new PrintStream(out, true, StandardCharsets.UTF_8));
        try (var provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build()) {
            provider.get("test")
                    .spanBuilder("one")
                    .startSpan()
                    .addEvent(
                            "branch_taken",
                            Attributes.of(AttributeKey.stringKey("to"), "Save", AttributeKey.longKey("descriptor"), 1L))
                    .addEvent("alone")
                    .end();
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1))
                .containsExactly("               * branch_taken descriptor=1 to=Save", "               * alone");
    }
}
