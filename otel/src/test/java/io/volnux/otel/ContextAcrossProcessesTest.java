// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A task hands work to another JVM, and the trace goes on there. */
@SuppressWarnings("try") // scopes are only there to be closed
class ContextAcrossProcessesTest {

    private final Observed observed = Observed.create();
    private @Nullable Span sent;

    /** Sends the headers of the sending span to the worker; answers what the worker printed. */
    @FunctionalInterface
    private interface Sending {
        String to(Map<String, String> headers) throws IOException, InterruptedException;
    }

    @AfterEach
    void close() {
        observed.close();
    }

    private Outcome<String> send(Sending sending) throws IOException, InterruptedException {
        Span producer = observed.openTelemetry()
                .getTracer("sender")
                .spanBuilder("send jobs")
                .setSpanKind(SpanKind.PRODUCER)
                .startSpan();
        sent = producer;
        try (Scope ignored = producer.makeCurrent()) {
            return Outcome.success(sending.to(OTelContextManager.serializeCurrent()));
        } finally {
            producer.end();
        }
    }

    private String run(Sending sending) {
        try (Engine engine = Engine.builder()
                        .discovery(false)
                        .tasks(TaskRegistry.builder()
                                .task("Send", context -> send(sending))
                                .build())
                        .observer(observed.telemetry().build().observer())
                        .build();
                Scope ignored =
                        Baggage.builder().put("tenant", "blue sky").build().makeCurrent()) {
            return String.valueOf(engine.run(Workflow.parse("Sender", "Send"))
                    .results()
                    .get(0)
                    .content());
        }
    }

    private void assertContinued(String printed) {
        assertThat(printed).as(printed).contains("tenant blue sky");
        Span producer = sent;
        assertThat(producer).isNotNull();
        SpanData task = observed.spans().stream()
                .filter(span -> span.getName().equals("task.execute:Send"))
                .findFirst()
                .orElseThrow();
        SpanData sender = observed.spans().stream()
                .filter(span -> span.getName().equals("send jobs"))
                .findFirst()
                .orElseThrow();
        assertThat(sender.getParentSpanId()).isEqualTo(task.getSpanId());
        String[] worker = line(printed, "worker.process_task");
        assertThat(worker[1]).isEqualTo("CONSUMER");
        assertThat(worker[2]).isEqualTo(task.getTraceId());
        assertThat(worker[4]).isEqualTo(sender.getSpanId());
        assertThat(worker[5]).isEqualTo("1");
        String[] remote = line(printed, "workflow.Remote");
        assertThat(remote[1]).isEqualTo("INTERNAL");
        assertThat(remote[2]).isEqualTo(task.getTraceId());
        assertThat(remote[4]).isEqualTo(worker[3]);
        assertThat(line(printed, "task.execute:Work")[2]).isEqualTo(task.getTraceId());
    }

    private static String[] line(String printed, String name) {
        List<String> lines =
                printed.lines().filter(line -> line.startsWith(name + " ")).toList();
        assertThat(lines).as(printed).hasSize(1);
        return lines.get(0).split(" ");
    }

    @Test
    void byJsonOnTheStandardInput() {
        assertContinued(run(headers -> ContextChild.run(
                ContextWorker.class, List.of(), Map.of(), new ObjectMapper().writeValueAsString(headers))));
    }

    @Test
    void byTheEnvironment() {
        assertContinued(run(headers -> {
            Map<String, String> variables = new HashMap<>();
            headers.forEach((name, value) -> variables.put(name.toUpperCase(Locale.ROOT), value));
            return ContextChild.run(ContextWorker.class, List.of(), variables, "");
        }));
    }
}
