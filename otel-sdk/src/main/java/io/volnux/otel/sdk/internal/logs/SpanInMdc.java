// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;

/**
 * Puts the current span into the MDC when a line is about to be logged, on the thread that logs. Filters nothing. A
 * turbo filter, because it sees every line before any appender, whoever configured those.
 */
final class SpanInMdc extends TurboFilter {

    private static final List<AttributeKey<String>> OURS = List.of(
            AttributeKey.stringKey("volnux.workflow.name"),
            AttributeKey.stringKey("volnux.run.id"),
            AttributeKey.stringKey("volnux.task.name"));
    private static final int LOW_BITS = 16;

    private final boolean ours;
    private final boolean datadog;

    SpanInMdc(boolean ours, boolean datadog) {
        this.ours = ours;
        this.datadog = datadog;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable thrown) {
        if (level.levelInt >= logger.getEffectiveLevel().levelInt) {
            write(Span.current());
        }
        return FilterReply.NEUTRAL;
    }

    private void write(Span span) {
        SpanContext context = span.getSpanContext();
        boolean valid = context.isValid();
        put("trace_id", valid ? context.getTraceId() : null);
        put("span_id", valid ? context.getSpanId() : null);
        put("trace_flags", valid ? context.getTraceFlags().asHex() : null);
        if (datadog) {
            put("dd.trace_id", valid ? decimal(context.getTraceId().substring(LOW_BITS)) : null);
            put("dd.span_id", valid ? decimal(context.getSpanId()) : null);
        }
        if (ours) {
            ReadableSpan readable = span instanceof ReadableSpan own ? own : null;
            for (AttributeKey<String> key : OURS) {
                put(key.getKey(), readable == null ? null : readable.getAttribute(key));
            }
        }
    }

    /** Datadog compares the lower 64 bits, in decimal. */
    private static String decimal(String hex) {
        return Long.toUnsignedString(Long.parseUnsignedLong(hex, 16));
    }

    private static void put(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
