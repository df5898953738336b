// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.library;

import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Piped;
import io.volnux.task.ResultOf;
import io.volnux.task.RunResult;
import io.volnux.task.TaskResult;
import java.util.List;
import java.util.stream.IntStream;

/** Ways to the results of a run. */
public final class ResultsMain {

    private ResultsMain() {}

    /** Prints some of them. */
    public static void main(String[] words) {
        RunResult result = run("Numbers |-> Sum || Largest |-> Share");
        System.out.println(result.value(Double.class)); // content of the only result of the last stage, converted
        System.out.println(result.resultOf("Sum").map(TaskResult::content).orElse("did not run"));
        result.tasks().forEach(task -> System.out.println(task.name() + " " + task.outcome()));
    }

    /** Tasks that hand each other numbers. */
    public static final class Numbers {

        /** One to ten. */
        public List<Integer> numbers() {
            return IntStream.rangeClosed(1, 10).boxed().toList();
        }

        /** Of the piped list. */
        public int sum(@Piped List<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue).sum();
        }

        /** Of the piped list. */
        public int largest(@Piped List<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
        }

        /** Both results of the stage before, and one of a task further back. */
        public double share(@Piped List<Integer> sumAndLargest, @ResultOf("Numbers") List<Integer> numbers) {
            return 100.0 * sumAndLargest.get(1) / sumAndLargest.get(0) / numbers.size();
        }
    }

    /** Runs a script over these tasks. */
    public static RunResult run(String script) {
        try (Engine engine =
                Engine.builder().tasks(TaskRegistry.ofMethods(new Numbers())).build()) {
            return engine.run(Workflow.parse("numbers", script));
        }
    }
}
