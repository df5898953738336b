// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.resources.ResourceBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who sends: one resource for all signals. What the environment provides wins, and wipes nothing of ours. */
final class ResourceRules {

    private static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey("service.name");
    private static final Map<TelemetryOption, String> ATTRIBUTES = Map.of(
            TelemetryOption.SERVICE_NAME, "service.name",
            TelemetryOption.SERVICE_VERSION, "service.version",
            TelemetryOption.ENVIRONMENT, "deployment.environment.name");
    private static final Map<TelemetryOption, String> DATADOG = Map.of(
            TelemetryOption.SERVICE_NAME, "DD_SERVICE",
            TelemetryOption.SERVICE_VERSION, "DD_VERSION",
            TelemetryOption.ENVIRONMENT, "DD_ENV");

    private final Options options;

    ResourceRules(Options options) {
        this.options = options;
    }

    /** Joins ours with what OpenTelemetry found. */
    Resource join(Resource found) {
        ResourceBuilder weak = Resource.builder();
        ResourceBuilder strong = Resource.builder();
        weak.put("service.instance.id", UUID.randomUUID().toString());
        attributes(TelemetryOption.CUSTOM_ATTRIBUTES, weak, strong);
        ATTRIBUTES.forEach((option, key) -> {
            Optional<Options.Value> value = options.value(option);
            if (value.isPresent()) {
                (isCode(value.get()) ? weak : strong).put(key, value.get().text());
            } else {
                options.surroundings()
                        .variable(DATADOG.getOrDefault(option, ""))
                        .ifPresent(text -> weak.put(key, text));
            }
        });
        strong.put("telemetry.distro.name", "volnux");
        strong.put("telemetry.distro.version", version());
        Resource ours = weak.build();
        String name = found.getAttribute(SERVICE_NAME);
        boolean nameless = name == null || name.startsWith("unknown_service");
        Resource others = nameless && ours.getAttribute(SERVICE_NAME) != null
                ? found.toBuilder().removeIf(SERVICE_NAME::equals).build()
                : found;
        return ours.merge(others).merge(strong.build());
    }

    private void attributes(TelemetryOption option, ResourceBuilder weak, ResourceBuilder strong) {
        options.value(option).ifPresent(value -> {
            ResourceBuilder target = isCode(value) ? weak : strong;
            Pairs.read(option, value.text()).forEach(target::put);
        });
    }

    /** Weaker than OTEL_RESOURCE_ATTRIBUTES. */
    private static boolean isCode(Options.Value value) {
        return value.layer() == Options.Layer.CONFIG || value.layer() == Options.Layer.DEFAULT;
    }

    static String version() {
        String version = ResourceRules.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
