// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Datadog's agent in this JVM, for those who decide where telemetry goes. */
public final class DatadogAgent {

    private static final String AGENT = "datadog.trace.bootstrap.Agent";

    private DatadogAgent() {}

    /** Whether it is there. */
    public static boolean isPresent() {
        try {
            Class.forName(AGENT, false, null);
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    /** Whether it was told to take the spans of OpenTelemetry; by itself it is deaf to them. */
    public static boolean takesSpans(
            Function<String, @Nullable String> properties, Function<String, @Nullable String> environment) {
        String property = properties.apply("dd.trace.otel.enabled");
        String word = property == null ? environment.apply("DD_TRACE_OTEL_ENABLED") : property;
        return word != null
                && (word.strip().equalsIgnoreCase("true") || word.strip().equals("1"));
    }
}
