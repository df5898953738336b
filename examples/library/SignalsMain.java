// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.library;

import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.observe.signal.Registration;
import io.volnux.observe.signal.Signal;
import io.volnux.task.Outcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears what happens: typed listeners, held until they unsubscribe. */
public final class SignalsMain {

    private SignalsMain() {}

    /** Prints what was heard. */
    public static void main(String[] words) {
        listen().forEach(System.out::println);
    }

    /** Two runs; the listener for one task hears the first run only. */
    public static List<String> listen() {
        List<String> heard = new CopyOnWriteArrayList<>();
        TaskRegistry tasks = TaskRegistry.builder()
                .task("A", context -> Outcome.success("a"))
                .task("B", context -> Outcome.success("b"))
                .build();
        Workflow workflow = Workflow.parse("pair", "A -> B");
        try (Engine engine = Engine.builder().tasks(tasks).build()) {
            engine.signals()
                    .on(
                            Signal.PipelineExecutionEnd.class,
                            end -> heard.add("run %s: %s"
                                    .formatted(
                                            end.run().name(), end.run().result().word())));
            Registration ofB = engine.signals().subscribe(Signal.EventExecutionEnd.class, "B", end -> {
                heard.add("task " + end.event() + ": " + end.result().content());
                return null;
            });
            engine.run(workflow);
            ofB.close();
            engine.run(workflow);
        }
        return heard;
    }
}
