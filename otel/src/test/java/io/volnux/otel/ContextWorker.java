// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The other process: takes a message with the headers of a trace, works on it, and prints the spans it made. */
@SuppressWarnings("try") // scopes are only there to be closed
final class ContextWorker {

    private ContextWorker() {}

    /** With {@code environment} the headers are taken from there, otherwise as JSON from the standard input. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> headers = arguments[0].equals("environment") ? environment() : input();
        try (Observed observed = Observed.create()) {
            work(observed, headers);
            for (SpanData span : observed.spans()) {
                System.out.printf(
                        "%s %s %s %s %s %d%n",
                        span.getName(),
                        span.getKind(),
                        span.getTraceId(),
                        span.getSpanId(),
                        span.getParentSpanId(),
                        span.getLinks().size());
            }
        }
    }

    private static Map<String, String> environment() {
        Map<String, String> headers = new HashMap<>();
        for (String name : new String[] {"TRACEPARENT", "TRACESTATE", "BAGGAGE"}) {
            String value = System.getenv(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private static Map<String, String> input() throws IOException {
        String json = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        new ObjectMapper()
                .readTree(json)
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    private static void work(Observed observed, Map<String, String> headers) {
        Context sender = OTelContextManager.deserializeContext(headers);
        Span span = observed.openTelemetry()
                .getTracer("worker")
                .spanBuilder("worker.process_task")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(sender)
                .addLink(Span.fromContext(sender).getSpanContext())
                .setAttribute("messaging.system", "pipe")
                .setAttribute("messaging.destination.name", "jobs")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.operation", "process")
                .startSpan();
        try (Scope ignored = sender.with(span).makeCurrent();
                Engine engine = Engine.builder()
                        .discovery(false)
                        .tasks(TaskRegistry.builder()
                                .task("Work", context -> {
                                    System.out.println(
                                            "tenant " + Baggage.current().getEntryValue("tenant"));
                                    return Outcome.success("done");
                                })
                                .build())
                        .observer(observed.telemetry().build().observer())
                        .build()) {
            engine.run(Workflow.parse("Remote", "Work"));
        } finally {
            span.end();
        }
    }
}
