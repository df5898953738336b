// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.library;

import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Input;
import io.volnux.task.Outcome;
import io.volnux.task.RunResult;
import io.volnux.task.Task;
import io.volnux.task.TaskContext;
import java.util.Map;

/** The engine by hand, with tasks of all three kinds in one script. */
public final class EngineMain {

    private EngineMain() {}

    /** Takes a text. */
    public static void main(String[] words) {
        System.out.println(run(String.join(" ", words)).value(String.class));
    }

    /** Methods of an object: one object for all runs. */
    public static final class Texts {
        /** Turns it round. */
        public String reverse(@Input("text") String text) {
            return new StringBuilder(text).reverse().toString();
        }
    }

    /** A class: a fresh instance per execution, which serves all its attempts, so it may have fields. */
    public static final class Unsure implements Task<String> {
        private int calls;

        @Override
        public Outcome<String> process(TaskContext context) {
            calls++;
            if (calls < 3) {
                throw new IllegalStateException("not yet");
            }
            return Outcome.success(context.previousResults().get(0).content() + " after " + calls + " calls");
        }
    }

    /** Runs a script on an engine that is closed at the end; a program keeps its engine as long as it lives. */
    public static RunResult run(String text) {
        TaskRegistry tasks = TaskRegistry.builder()
                .methods(new Texts())
                .task(
                        "Shout",
                        context ->
                                Outcome.success(context.previousResults().get(0).content() + "!"))
                .type(Unsure.class)
                .build();
        Workflow workflow = Workflow.parse("shouting", "Reverse |-> Shout |-> Unsure * 3");
        try (Engine engine = Engine.builder().tasks(tasks).build()) {
            return engine.run(workflow, Map.of("text", text));
        }
    }
}
