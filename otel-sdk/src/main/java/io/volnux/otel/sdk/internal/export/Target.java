// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

import java.util.Locale;
import java.util.Map;

/**
 * One signal to one OTLP end point.
 *
 * @param signal what is sent
 * @param endpoint where to, for people
 * @param protocol {@code grpc} or {@code http/protobuf}
 * @param settings everything below {@code otel.exporter.otlp}, as OpenTelemetry spells it
 */
public record Target(Signal signal, String endpoint, String protocol, Map<String, String> settings) {

    /** OpenTelemetry's three signals. */
    public enum Signal {
        TRACES,
        METRICS,
        LOGS;

        /** As in the names of settings. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Target {
        settings = Map.copyOf(settings);
    }

    /** Headers and keys stay out of it. */
    @Override
    public String toString() {
        return signal.word() + " to " + endpoint + " (" + protocol + ")";
    }
}
