// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import java.util.Map;

/** An application that says nothing about telemetry: a stage, two arms, and a failure that is handled. */
final class UntouchedMain {
    private UntouchedMain() {}

    public static void main(String[] arguments) {
        var tasks = TaskRegistry.builder()
                .task("First", context -> Outcome.success(1))
                .task("Left", context -> Outcome.success(2))
                .task("Right", context -> Outcome.success(3))
                .task("Fails", context -> {
                    throw new IllegalStateException("no stock");
                })
                .task("Mend", context -> Outcome.success(4))
                .task("Never", context -> Outcome.success(5))
                .build();
        var workflow = Workflow.parse("Untouched", "First -> Left || Right -> Fails * 2 (0 -> Mend, 1 -> Never)");
        try (var engine = Engine.builder().tasks(tasks).build()) {
            System.out.println("run " + engine.run(workflow, Map.of()).runId());
        }
    }
}
