// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.pricing;

import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Input;
import io.volnux.task.TaskContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Price rules inside a program: one engine, one workflow, and as many runs as there are baskets. */
public final class PriceRulesMain {

    private static final int RUNS = 100_000;
    private static final String[] MEMBERS = {"gold", "silver", "bronze"};

    /** Takes the folder of the script and the number of runs. */
    public static void main(String[] words) throws IOException {
        int runs = words.length > 1 ? Integer.parseInt(words[1]) : RUNS;
        System.out.println(told(total(Path.of(words[0]), runs), runs));
    }

    /** The same as a task, so that the command line can start it: see many-runs.pty. */
    public long manyRuns(Path scriptFolder, @Input(required = false) @Nullable Integer runs, TaskContext context)
            throws IOException {
        int wanted = runs == null ? RUNS : runs;
        long cents = total(scriptFolder, wanted);
        context.logger().log(System.Logger.Level.INFO, told(cents, wanted));
        return cents;
    }

    private static String told(long cents, int runs) {
        return String.format(Locale.ROOT, "%,d baskets cost %,.2f", runs, cents / 100.0);
    }

    /** What so many baskets cost together, in cents. */
    public static long total(Path scriptFolder, int runs) throws IOException {
        Workflow rules = Workflow.read(scriptFolder.resolve("price-rules.pty"));
        long cents = 0;
        try (Engine engine =
                Engine.builder().tasks(TaskRegistry.ofMethods(new PriceRules())).build()) {
            for (int i = 0; i < runs; i++) {
                Quote quote = engine.run(rules, Map.of("basket", basket(i))).value(Quote.class);
                cents += Objects.requireNonNull(quote).cents();
            }
        }
        return cents;
    }

    /** The basket of run {@code i}; they repeat after 90. */
    public static Basket basket(int i) {
        return new Basket(
                1 + i % 15, 250, MEMBERS[i % 3], i % 2 == 0 ? "TEN" : null, i % 5 == 0 ? "CH" : "AT", i % 9 == 0);
    }
}
