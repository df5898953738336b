// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.volnux.otel.semconv.VolnuxAttributes;

/** The attributes by which Datadog names and measures spans. */
final class Datadog {

    private Datadog() {}

    /** A span with trace metrics of its own. */
    static void measured(AttributesBuilder into, String operation, String resource) {
        into.put(VolnuxAttributes.OPERATION_NAME, operation)
                .put(VolnuxAttributes.RESOURCE_NAME, resource)
                .put(VolnuxAttributes.SPAN_TYPE, "worker")
                .put(VolnuxAttributes.DD_MEASURED, 1L);
    }

    /** A span of the engine's own. */
    static Attributes layer(String spanName, String resource) {
        return Attributes.of(
                VolnuxAttributes.OPERATION_NAME,
                "volnux." + spanName,
                VolnuxAttributes.RESOURCE_NAME,
                resource,
                VolnuxAttributes.SPAN_TYPE,
                "worker");
    }
}
