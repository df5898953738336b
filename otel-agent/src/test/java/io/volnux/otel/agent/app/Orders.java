// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent.app;

import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import java.util.Map;

/** As many good orders as the first argument says, and one without stock. Knows no OpenTelemetry. */
final class Orders {
    private Orders() {}

    public static void main(String[] arguments) {
        TaskRegistry tasks = TaskRegistry.builder()
                .task("Price", context -> Outcome.success(2))
                .task("Pick", context -> {
                    throw new IllegalStateException("no stock");
                })
                .build();
        try (Engine engine = Engine.builder().tasks(tasks).build()) {
            for (int order = 0; order < Integer.parseInt(arguments[0]); order++) {
                engine.run(Workflow.parse("Good", "Price"), Map.of());
            }
            System.out.println("result "
                    + engine.run(Workflow.parse("Bad", "Price -> Pick"), Map.of())
                            .result());
        }
    }
}
