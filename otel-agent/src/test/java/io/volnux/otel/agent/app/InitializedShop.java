// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent.app;

import io.volnux.engine.Workflow;
import io.volnux.otel.sdk.VolnuxTracer;
import io.volnux.otel.sdk.VolnuxTracerConfig;
import java.io.IOException;

/** The shop in an application that sets telemetry up by itself. */
final class InitializedShop {
    private InitializedShop() {}

    public static void main(String[] arguments) throws IOException {
        VolnuxTracerConfig config = VolnuxTracerConfig.builder()
                .serviceName("theirs")
                .otlpEndpoint("http://localhost:1")
                .taskNameSeparator(".")
                .build();
        try (VolnuxTracer tracer = VolnuxTracer.initialize(config)) {
            System.out.println("result " + Shop.run(Workflow.parse("Shop", Shop.SCRIPT)));
            System.out.println("enabled " + tracer.isEnabled());
        }
    }
}
