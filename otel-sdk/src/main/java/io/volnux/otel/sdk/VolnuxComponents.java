// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.volnux.observe.Observable;
import java.util.Map;

/**
 * The guide's names for switching telemetry on. Nothing is rewritten: they all see to it that the tracer in force
 * listens to engines, which it does anyway unless {@link #unpatchAll()} was called. Any order, any number of times.
 */
public final class VolnuxComponents {

    private static final System.Logger LOG = System.getLogger("io.volnux.otel");

    private VolnuxComponents() {}

    /** Contexts, coordinators and flows are traced. */
    public static void patchAllExecutionComponents() {
        patch();
    }

    /** Pipelines and signals are traced. */
    public static void patchAllPipelineComponents() {
        patch();
    }

    private static void patch() {
        VolnuxTracer tracer = VolnuxTracer.getInstance();
        if (tracer != null) {
            VolnuxTracer.process().engines().attach(tracer.telemetry().observer());
        }
    }

    /** Takes it all back: runs that start from now on are not traced, until one of the others is called. */
    public static void unpatchAll() {
        VolnuxTracer.process().engines().detach();
    }

    /** Lets the tracer in force, or the next one, listen to an engine; answers the engine. */
    public static <E extends Observable> E instrumentEngine(E engine) {
        VolnuxTracer.process().engines().add(engine);
        return engine;
    }

    /**
     * One call for a service: a Datadog Agent on this machine, Tempo at {@code tempo:4317}, or both; variables and
     * properties count more.
     */
    public static VolnuxTracer initializeObservability(
            String serviceName, String environment, boolean datadogEnabled, boolean grafanaEnabled) {
        VolnuxTracerConfig.Builder builder = VolnuxTracerConfig.builder()
                .serviceName(serviceName)
                .environment(environment)
                .customAttributes(Map.of("framework", "volnux", "framework.version", ResourceRules.version()));
        if (datadogEnabled) {
            builder.datadogAgentUrl("http://localhost:4317");
        }
        if (grafanaEnabled) {
            builder.tempoEndpoint("http://tempo:4317");
        }
        VolnuxTracer tracer = VolnuxTracer.initialize(builder.build());
        patchAllExecutionComponents();
        patchAllPipelineComponents();
        LOG.log(System.Logger.Level.INFO, "telemetry of {0} is initialised", serviceName);
        return tracer;
    }

    /** As the longer one, in production, to Datadog. */
    public static VolnuxTracer initializeObservability(String serviceName) {
        return initializeObservability(serviceName, "production", true, false);
    }
}
