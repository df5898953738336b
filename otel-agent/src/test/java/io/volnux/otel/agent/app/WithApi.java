// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent.app;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import java.util.Map;

/** A task that uses an OpenTelemetry API of the application's own. */
public final class WithApi {
    private WithApi() {}

    /** One run; answers whether there was a span in the task. */
    @SuppressWarnings("try") // a scope is there to be closed
    public static String run(String name) {
        TaskRegistry tasks = TaskRegistry.builder()
                .task("Ask", context -> {
                    Span.current().setAttribute("shop.note", "from " + name);
                    Span own = GlobalOpenTelemetry.getTracer("shop")
                            .spanBuilder("own." + name)
                            .startSpan();
                    try (Scope ignored = own.makeCurrent()) {
                        return Outcome.success(Span.current().getSpanContext().isValid());
                    } finally {
                        own.end();
                    }
                })
                .build();
        try (Engine engine = Engine.builder().tasks(tasks).build()) {
            return "span "
                    + engine.run(Workflow.parse(name, "Ask[executor=\"threadpool\"]"), Map.of())
                            .value(Boolean.class);
        }
    }
}
