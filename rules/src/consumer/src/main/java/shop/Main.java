// SPDX-License-Identifier: Apache-2.0
package shop;

import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Piped;

/** A program outside the repository that uses what Volnux publishes. */
public final class Main {
    private Main() {}

    /** Tasks are public methods, named in the script with a capital letter. */
    public static final class Tasks {
        public int count() {
            return 3;
        }

        public String report(@Piped int orders) {
            return orders + " orders";
        }
    }

    public static void main(String[] arguments) {
        var workflow = Workflow.parse("orders", "Count |-> Report");
        try (var engine =
                Engine.builder().tasks(TaskRegistry.ofMethods(new Tasks())).build()) {
            var report = engine.run(workflow).resultOf("Report").orElseThrow();
            System.out.println(report.content());
        }
    }
}
