// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a run starts, for runs that no active span of this thread leads to. Made current round {@code start()} or
 * {@code startAsync()}.
 *
 * {@snippet :
 * try (Scope cause = RunCause.trigger(Span.current().getSpanContext()).makeCurrent()) {
 *     pipeline.startAsync();
 * }
 * }
 */
public final class RunCause {

    private static final ContextKey<RunCause> KEY = ContextKey.named("volnux-run-cause");

    private final Context parent;
    private final SpanKind kind;
    private final SpanContext link;
    private final @Nullable BatchOrigin batch;

    private RunCause(Context parent, SpanKind kind, SpanContext link, @Nullable BatchOrigin batch) {
        this.parent = parent;
        this.kind = kind;
        this.link = link;
        this.batch = batch;
    }

    /** The batch a run belongs to. */
    record BatchOrigin(String batchId, int index) {}

    /** A schedule or a trigger: the run is a trace of its own, linked to what caused it; an invalid context is no link. */
    public static RunCause trigger(SpanContext cause) {
        return new RunCause(Context.root(), SpanKind.INTERNAL, cause, null);
    }

    /** A message: the run continues the sender's trace with kind CONSUMER; garbage in the headers starts a new trace. */
    public static RunCause message(Map<String, String> headers) {
        return new RunCause(
                OTelContextManager.deserializeContext(headers), SpanKind.CONSUMER, SpanContext.getInvalid(), null);
    }

    /** A request: the run continues the client's trace with kind SERVER; garbage in the headers starts a new trace. */
    public static RunCause request(Map<String, String> headers) {
        return new RunCause(
                OTelContextManager.deserializeContext(headers), SpanKind.SERVER, SpanContext.getInvalid(), null);
    }

    /** One run of a batch: a trace of its own, linked to the batch; the baggage of the batch's caller comes along. */
    static RunCause batch(Context batch, String batchId, int index) {
        return new RunCause(
                Context.root().with(Baggage.fromContext(batch)),
                SpanKind.INTERNAL,
                Span.fromContext(batch).getSpanContext(),
                new BatchOrigin(batchId, index));
    }

    /** What leads to a run that starts under {@code context}. */
    static RunCause of(Context context) {
        RunCause cause = context.get(KEY);
        return cause == null ? new RunCause(context, SpanKind.INTERNAL, SpanContext.getInvalid(), null) : cause;
    }

    /** Makes it the cause of runs that this thread starts until the scope is closed on the same thread. */
    @SuppressWarnings("MustBeClosedChecker") // the caller closes it
    public Scope makeCurrent() {
        return asContext().makeCurrent();
    }

    Context asContext() {
        return parent.with(KEY, this);
    }

    /** Where the run's root span hangs, without the cause itself, so that runs started inside do not inherit it. */
    Context parent() {
        return parent;
    }

    SpanKind kind() {
        return kind;
    }

    SpanContext link() {
        return link;
    }

    @Nullable
    BatchOrigin batch() {
        return batch;
    }
}
