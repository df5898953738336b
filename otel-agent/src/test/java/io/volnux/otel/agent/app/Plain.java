// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent.app;

import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import java.util.Map;

/** Two tasks; knows no OpenTelemetry. */
public final class Plain {
    private Plain() {}

    /** Two runs of one engine. */
    public static String run(String name) {
        TaskRegistry tasks = TaskRegistry.builder()
                .task("One", context -> Outcome.success(1))
                .task("Two", context -> Outcome.success(2))
                .build();
        Workflow workflow = Workflow.parse(name, "One -> Two");
        try (Engine engine = Engine.builder().tasks(tasks).build()) {
            return "results %s %s"
                    .formatted(
                            engine.run(workflow, Map.of()).value(Integer.class),
                            engine.run(workflow, Map.of()).value(Integer.class));
        }
    }
}
