// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Prints spans for people, one line each, with attributes and events below. */
public final class ConsoleSpanExporter implements SpanExporter {

    private static final double NANOS_PER_MILLI = 1e6;

    private final PrintStream out;

    /** Prints there. */
    public ConsoleSpanExporter(PrintStream out) {
        this.out = out;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> write(span, text));
        out.print(text);
        out.flush();
        return CompletableResultCode.ofSuccess();
    }

    private static void write(SpanData span, StringBuilder text) {
        text.append(String.format(
                Locale.ROOT,
                "%10.3f ms  %s  trace=%s span=%s%s%s%n",
                (span.getEndEpochNanos() - span.getStartEpochNanos()) / NANOS_PER_MILLI,
                span.getName(),
                span.getTraceId(),
                span.getSpanId(),
                span.getParentSpanContext().isValid() ? " parent=" + span.getParentSpanId() : "",
                status(span)));
        sorted(span.getAttributes())
                .forEach((key, value) -> text.append(String.format("%15s%s = %s%n", "", key, value)));
        for (EventData event : span.getEvents()) {
            text.append(String.format("%15s* %s", "", event.getName()));
            sorted(event.getAttributes())
                    .forEach((key, value) ->
                            text.append(' ').append(key).append('=').append(value));
            text.append(String.format("%n"));
        }
    }

    private static Map<String, Object> sorted(Attributes attributes) {
        Map<String, Object> sorted = new TreeMap<>();
        attributes.forEach((key, value) -> sorted.put(key.getKey(), value));
        return sorted;
    }

    private static String status(SpanData span) {
        return span.getStatus().getStatusCode() == StatusCode.ERROR
                ? "  ERROR " + span.getStatus().getDescription()
                : "";
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
