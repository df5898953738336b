// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.sdk.common.export.GrpcSenderProvider;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;

/** Finds what the SDK looks for, and puts our ear between the exporters and their senders. */
final class CountingLoader implements ComponentLoader {

    private final Wire wire;

    CountingLoader(Wire wire) {
        this.wire = wire;
    }

    @Override
    public <T> Iterable<T> load(Class<T> type) {
        if (type == GrpcSenderProvider.class) {
            UnaryOperator<GrpcSenderProvider> counted =
                    provider -> config -> new CountingGrpcSender(provider, config, wire);
            return List.of(type.cast(counted.apply(chosen(GrpcSenderProvider.class))));
        }
        if (type == HttpSenderProvider.class) {
            UnaryOperator<HttpSenderProvider> counted =
                    provider -> config -> new CountingHttpSender(provider, config, wire);
            return List.of(type.cast(counted.apply(chosen(HttpSenderProvider.class))));
        }
        return found(type);
    }

    static <T> List<T> found(Class<T> type) {
        return ServiceLoader.load(type, CountingLoader.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** The one the SDK's own property names, otherwise the first. */
    private static <T> T chosen(Class<T> type) {
        List<T> all = found(type);
        String wanted = System.getProperty(type.getName(), "");
        return all.stream()
                .filter(provider -> provider.getClass().getName().equals(wanted))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("a sender of OTLP must be on the class path, got none; add"
                        + " opentelemetry-exporter-sender-okhttp"));
    }
}
