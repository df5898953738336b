// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.volnux.otel.internal.SpanBudget;
import io.volnux.otel.internal.Texts;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.otel.semconv.VolnuxEvents;
import io.volnux.task.RetryExhaustedException;
import io.volnux.task.SecretValues;
import io.volnux.task.TaskOutcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Writes down the exceptions of one trace: unwrapped, without secrets, and with fewer stack traces as they repeat. */
final class ExceptionRecord {

    private static final int STACKS_PER_PLACE = 20;
    private static final int STACK_LIMIT = 32_000;

    private final TelemetryCore core;
    private final SecretValues secrets;
    private final SpanBudget budget;
    private final boolean asSpanEvent;
    private final boolean asLog;
    private final ConcurrentHashMap<String, AtomicInteger> seen = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    ExceptionRecord(TelemetryCore core, SecretValues secrets, SpanBudget budget) {
        this.core = core;
        this.secrets = secrets;
        this.budget = budget;
        List<String> signals = core.exceptionSignals;
        boolean both = signals.contains("logs/dup");
        this.asLog = both || signals.contains("logs");
        this.asSpanEvent = both || !asLog;
    }

    /** The exception that matters: not the wrapper of a future, not the summary of a retry. */
    static Throwable unwrapped(Throwable thrown) {
        Throwable inner = thrown;
        for (int depth = 0; depth < 20; depth++) {
            Throwable cause = inner.getCause();
            boolean wrapper = inner instanceof ExecutionException
                    || inner instanceof CompletionException
                    || inner instanceof RetryExhaustedException;
            if (!wrapper || cause == null) {
                break;
            }
            inner = cause;
        }
        return inner;
    }

    /** What the last attempt threw, if there were several. */
    static @Nullable Throwable last(@Nullable Throwable thrown) {
        if (thrown instanceof RetryExhaustedException all) {
            Throwable[] later = all.getSuppressed();
            return later.length == 0 ? all.getCause() : later[later.length - 1];
        }
        return thrown;
    }

    /** Type of an error as {@code error.type}. */
    static String type(Throwable thrown) {
        return Texts.errorType(unwrapped(thrown));
    }

    /** A text for the status of a span: of the exception, else the message, else how it ended. Never empty. */
    String description(@Nullable Throwable thrown, @Nullable String message, TaskOutcome outcome) {
        if (thrown != null) {
            return description(thrown);
        }
        return message == null || message.isBlank() ? outcome.word().replace('_', ' ') : clean(message);
    }

    /** A text for the status of a span that an exception made fail. */
    String description(Throwable thrown) {
        Throwable inner = unwrapped(thrown);
        String own = inner.getMessage();
        String simple = inner.getClass().getSimpleName();
        String name = simple.isEmpty() ? inner.getClass().getName() : simple;
        return clean(own == null || own.isBlank() ? name : name + ": " + own);
    }

    /** A text without secrets, at most 200 characters. */
    String clean(String text) {
        return Texts.cut(secrets.scrub(text));
    }

    /** Records it once, as a span event, a log record or both, as {@code OTEL_SEMCONV_EXCEPTION_SIGNAL_OPT_IN} says. */
    void record(Context where, Throwable thrown) {
        Span span = Span.fromContext(where);
        if (!span.isRecording()) {
            return;
        }
        Throwable inner = unwrapped(thrown);
        told.add(likeness(inner));
        Attributes attributes = attributes(inner);
        if (asSpanEvent) {
            if (attributes.get(VolnuxAttributes.EXCEPTION_STACKTRACE) == null) {
                span.addEvent(VolnuxEvents.EXCEPTION, attributes);
            } else {
                span.recordException(inner, attributes);
            }
        }
        if (asLog) {
            core.exceptionLog
                    .logRecordBuilder()
                    .setContext(where)
                    .setSeverity(Severity.ERROR)
                    .setAllAttributes(attributes)
                    .setBody(Texts.errorType(inner))
                    .emit();
        }
    }

    /** Records what may have been told of a task already: an error that passes through the engine's layers. */
    void recordUnlessTold(Context where, Throwable thrown) {
        if (!told.contains(likeness(unwrapped(thrown)))) {
            record(where, thrown);
        }
    }

    private static String likeness(Throwable inner) {
        return Texts.cut(inner.getClass().getName() + ": " + inner.getMessage());
    }

    private Attributes attributes(Throwable inner) {
        String type = Texts.errorType(inner);
        AttributesBuilder attributes = Attributes.builder().put(VolnuxAttributes.EXCEPTION_TYPE, type);
        if (inner.getMessage() != null) {
            attributes.put(VolnuxAttributes.EXCEPTION_MESSAGE, clean(inner.getMessage()));
        }
        StackTraceElement[] frames = inner.getStackTrace();
        String place = frames.length == 0 ? type : type + "@" + frames[0];
        if (seen.computeIfAbsent(place, key -> new AtomicInteger()).getAndIncrement() < STACKS_PER_PLACE) {
            String stack = stack(inner);
            if (budget.takeBytes(stack.length())) {
                attributes.put(VolnuxAttributes.EXCEPTION_STACKTRACE, stack);
            }
        }
        return attributes.build();
    }

    private String stack(Throwable inner) {
        StringWriter text = new StringWriter();
        inner.printStackTrace(new PrintWriter(text));
        String stack = secrets.scrub(text.toString());
        return stack.length() <= STACK_LIMIT ? stack : stack.substring(0, STACK_LIMIT) + "\n\t…";
    }
}
