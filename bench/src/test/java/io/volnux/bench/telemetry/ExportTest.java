// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportTest {

    private static ExportBench bench(String protocol, Pipeline.Builder pipeline) {
        var bench = new ExportBench();
        bench.protocol = protocol;
        bench.pipeline = pipeline;
        return bench;
    }

    /** Camel sets it, in the tests of its tracing. */
    @BeforeEach
    void thereIsNoOpenTelemetryBefore() {
        GlobalOpenTelemetry.resetForTest();
    }

    @ParameterizedTest
    @CsvSource({"http, BARE", "http, VOLNUX", "grpc, BARE", "grpc, VOLNUX"})
    void everySpanArrivesThoughMoreAreMadeThanMayWait(String protocol, Pipeline.Builder pipeline) throws Exception {
        var bench = bench(protocol, pipeline);
        var waits = new ExportBench.Waits();
        bench.open();
        for (int i = 0; i < 20; i++) {
            bench.export(waits);
        }
        bench.close();
        assertThat(waits.filled).isEqualTo(20);
        assertThat(waits.full).isLessThan(20);
        assertThat(waits.exporting).isPositive();
    }

    @Test
    void lostSpansGiveNoFigure() {
        var lossy = new Pipeline() {
            @Override
            public OpenTelemetry openTelemetry() {
                return OpenTelemetry.noop();
            }

            @Override
            public long exported() {
                return 9;
            }

            @Override
            public long lost() {
                return 1;
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> lossy.check(10)).hasMessage("all of 10 spans must arrive, got 9, and 1 were lost");
    }
}
