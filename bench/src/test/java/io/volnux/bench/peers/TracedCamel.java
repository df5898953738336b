// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

import io.opentelemetry.api.OpenTelemetry;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;

/** Camel with its own tracing, a span per processor. */
public final class TracedCamel {

    private TracedCamel() {}

    /** The work on Camel, traced to this OpenTelemetry. */
    public static Workload open(Work work, OpenTelemetry telemetry) throws Exception {
        return new OnCamel(work, camel -> {
            camel.getRegistry().bind("tracer", io.opentelemetry.api.trace.Tracer.class, telemetry.getTracer("camel"));
            camel.getRegistry().bind("otel", OpenTelemetry.class, telemetry);
            var tracer = new OpenTelemetryTracer();
            tracer.setTraceProcessors(true);
            tracer.setCamelContext(camel);
            tracer.init(camel);
        });
    }
}
