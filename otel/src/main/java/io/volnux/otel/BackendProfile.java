// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

/** What a backend needs beside the standard. */
public enum BackendProfile {
    /** Nothing: any OpenTelemetry backend. */
    STANDARD,
    /**
     * Datadog: operation and resource names, span type and the measured flag on workflow and task spans, without which
     * INTERNAL spans are called {@code internal} there and have no trace metrics.
     */
    DATADOG
}
