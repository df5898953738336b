// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskDefinition;
import io.volnux.graph.TaskRegistry;
import io.volnux.observe.RunObserver;
import io.volnux.task.Outcome;
import io.volnux.task.RunResult;
import io.volnux.task.Task;
import java.util.Collections;
import java.util.List;

/** The chain on the engine of its own class loader; public because it is made by reflection too. */
public final class EngineChain implements Chain {

    private final Workflow workflow;
    private final Engine engine;

    public EngineChain(int tasks, List<RunObserver> observers) {
        workflow = Workflow.parse("rules", String.join(" |-> ", Collections.nCopies(tasks, "A")));
        var builder = Engine.builder()
                .tasks(TaskRegistry.builder()
                        .task(TaskDefinition.of("A", (Task<String>) task -> Outcome.success("a"))
                                .build())
                        .build())
                .discovery(false);
        observers.forEach(builder::observer);
        engine = builder.build();
    }

    @Override
    public RunResult run() {
        return engine.run(workflow);
    }

    @Override
    public void close() {
        engine.close();
    }
}
