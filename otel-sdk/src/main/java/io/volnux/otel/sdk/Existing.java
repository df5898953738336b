// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.volnux.otel.DatadogAgent;
import java.util.Optional;

/** An OpenTelemetry that is there already: brought by an agent, or set by the application. */
final class Existing {

    private static final String OPENTELEMETRY = "io.opentelemetry.javaagent.OpenTelemetryAgent";

    /**
     * Found.
     *
     * @param origin for people
     */
    record Found(OpenTelemetry openTelemetry, String origin) {}

    private Existing() {}

    /** Asks without freezing the global one, which {@link GlobalOpenTelemetry#get()} would while there is none. */
    static Optional<Found> find(Surroundings surroundings) {
        Optional<String> agent = deaf(surroundings) ? Optional.empty() : agent();
        if (agent.isPresent()) {
            // under Datadog's agent isSet() is false, and get() is answered by it
            return Optional.of(new Found(GlobalOpenTelemetry.get(), agent.get()));
        }
        return GlobalOpenTelemetry.isSet()
                ? Optional.of(new Found(GlobalOpenTelemetry.get(), "the application's global OpenTelemetry"))
                : Optional.empty();
    }

    /** Whether the agent in this JVM is one that takes no spans of OpenTelemetry unless it is told to, and was not. */
    static boolean deaf(Surroundings surroundings) {
        return !onBootLoader(OPENTELEMETRY)
                && DatadogAgent.isPresent()
                && !DatadogAgent.takesSpans(surroundings.properties()::get, surroundings.variables()::get);
    }

    /** The agent in this JVM, if there is one. */
    static Optional<String> agent() {
        if (onBootLoader(OPENTELEMETRY)) {
            return Optional.of("the OpenTelemetry agent");
        }
        return DatadogAgent.isPresent() ? Optional.of("the Datadog agent") : Optional.empty();
    }

    private static boolean onBootLoader(String name) {
        try {
            Class.forName(name, false, null);
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }
}
