// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.volnux.task.ExecutionContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes a trace to another process and goes on with it there, by the W3C headers {@code traceparent},
 * {@code tracestate} and {@code baggage}. Thread-safe.
 */
public final class OTelContextManager {

    private static final TextMapPropagator W3C =
            TextMapPropagator.composite(W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());
    private static final TextMapSetter<Map<String, String>> INTO = (map, key, value) -> {
        if (map != null) {
            map.put(key, value);
        }
    };
    private static final TextMapGetter<Map<String, String>> FROM = new TextMapGetter<>() {
        @Override
        @SuppressWarnings("deprecation") // still abstract, though nobody is to call it any more
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> headers, String key) {
            return headers == null ? null : headers.get(key);
        }
    };

    private OTelContextManager() {}

    /** The headers that make a receiver a child of this context's span; empty when telemetry is off. */
    public static Map<String, String> serializeContext(ExecutionContext context) {
        return context.attachment(Context.class)
                .map(OTelContextManager::serializeContext)
                .orElseGet(Map::of);
    }

    /** The headers that make a receiver a child of this context's span; empty without a valid one. */
    public static Map<String, String> serializeContext(Context context) {
        Map<String, String> headers = new TreeMap<>();
        W3C.inject(context, headers, INTO);
        return headers;
    }

    /** The headers of what is current on this thread: inside a task, its own span. */
    public static Map<String, String> serializeCurrent() {
        return serializeContext(Context.current());
    }

    /**
     * The context the headers describe, to be used as parent. Header names in any letter case, as HTTP has them. Whatever
     * is missing or garbled is left out; without a usable {@code traceparent} a span started under it is a new root.
     */
    public static Context deserializeContext(Map<String, String> headers) {
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, value) -> {
            if (name != null && value != null) {
                lower.put(name.toLowerCase(Locale.ROOT), value);
            }
        });
        try {
            return W3C.extract(Context.root(), lower, FROM);
        } catch (RuntimeException garbled) {
            return Context.root();
        }
    }
}
