// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskDefinition;
import io.volnux.graph.TaskRegistry;
import io.volnux.observe.RunObserver;
import io.volnux.task.Outcome;
import io.volnux.task.RunResult;
import io.volnux.task.Task;
import io.volnux.task.TaskContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Volnux as its README embeds it. */
public final class OnVolnux implements Workload {

    private static final String RULES = """
        Start
        |-> Volume
        |-> Member (2 |-> Gold, 3 |-> Silver)
        |-> Small
        |-> Coupon
        |-> Shipping (2 |-> Express)
        |-> Tax
        |-> Round
        """;

    private final Engine engine;
    private final Workflow workflow;
    private final Work work;

    /** The work with nobody observing, or with these. */
    public OnVolnux(Work work, RunObserver... observers) {
        this.work = work;
        workflow = Workflow.parse("bench", script(work));
        var builder = Engine.builder().tasks(tasks(work)).discovery(false);
        List.of(observers).forEach(builder::observer);
        engine = builder.build();
    }

    /** The engine, for what else wants to look at it. */
    public Engine engine() {
        return engine;
    }

    /** The run's whole result. */
    public RunResult result() {
        return engine.run(workflow);
    }

    @Override
    public @Nullable Object run() throws Exception {
        if (work == Work.BLOCKING_1000) {
            var handles = new ArrayList<io.volnux.engine.RunHandle>();
            for (int i = 0; i < work.units(); i++) {
                handles.add(engine.start(workflow, Map.of()));
            }
            for (var handle : handles) {
                handle.await();
            }
            return handles.size();
        }
        var value = engine.run(workflow).results().get(0).content();
        return value instanceof List<?> items ? items.size() : value;
    }

    @Override
    public void close() {
        engine.close();
    }

    private static String script(Work work) {
        return switch (work) {
            case CHAIN_11 -> chain("A", 11);
            case CHAIN_50 -> chain("A", 50);
            case RULES -> RULES;
            case PARALLEL_10 -> String.join(" || ", Collections.nCopies(10, "One")) + " |-> Sum";
            case DIAMOND -> "One |-> Plus1 || Plus2 |-> Decide (2 |-> Tenfold, 3 |-> Negate)";
            case MAP_10000, MAP_100000 -> "Numbers |-> MAP<Increment>[max_workers=%d]".formatted(Work.WIDTH);
            case BLOCKING_1000 -> chain("Pause", Work.PAUSES);
        };
    }

    private static String chain(String task, int length) {
        return String.join(" |-> ", Collections.nCopies(length, task));
    }

    private static TaskRegistry tasks(Work work) {
        var registry = TaskRegistry.builder();
        List<Integer> numbers = IntStream.range(0, work.units()).boxed().toList();
        add(registry, "A", task -> Outcome.success("a"));
        add(registry, "One", task -> Outcome.success(1));
        add(registry, "Sum", task -> Outcome.success(sum(task)));
        add(registry, "Plus1", task -> Outcome.success(sum(task) + 1));
        add(registry, "Plus2", task -> Outcome.success(sum(task) + 2));
        add(registry, "Decide", task -> Outcome.goTo(sum(task) == 5 ? 2 : 3, sum(task)));
        add(registry, "Tenfold", task -> Outcome.success(sum(task) * 10));
        add(registry, "Negate", task -> Outcome.success(-sum(task)));
        add(registry, "Numbers", task -> Outcome.success(numbers));
        add(registry, "Increment", task -> Outcome.success((Integer) Objects.requireNonNull(task.item()) + 1));
        add(registry, "Pause", task -> {
            LockSupport.parkNanos(Work.PAUSE_NANOS);
            return Outcome.success("a");
        });
        addRules(registry);
        return registry.build();
    }

    private static void addRules(TaskRegistry.Builder registry) {
        add(registry, "Start", task -> Outcome.success(Rules.start()));
        add(registry, "Volume", task -> Outcome.success(Rules.volume(cents(task))));
        add(registry, "Member", task -> member(cents(task)));
        add(registry, "Gold", task -> Outcome.success(Rules.gold(cents(task))));
        add(registry, "Silver", task -> Outcome.success(Rules.silver(cents(task))));
        add(registry, "Small", task -> Outcome.success(Rules.small(cents(task))));
        add(registry, "Coupon", task -> Outcome.success(Rules.coupon(cents(task))));
        add(
                registry,
                "Shipping",
                task -> Rules.EXPRESS
                        ? Outcome.goTo(2, Rules.shipping(cents(task)))
                        : Outcome.success(Rules.shipping(cents(task))));
        add(registry, "Express", task -> Outcome.success(Rules.express(cents(task))));
        add(registry, "Tax", task -> Outcome.success(Rules.tax(cents(task))));
        add(registry, "Round", task -> Outcome.success(Rules.round(cents(task))));
    }

    private static Outcome<Long> member(long cents) {
        return Rules.isGold()
                ? Outcome.goTo(2, cents)
                : Rules.isSilver() ? Outcome.goTo(3, cents) : Outcome.success(cents);
    }

    private static <T> void add(TaskRegistry.Builder registry, String name, Task<T> task) {
        registry.task(TaskDefinition.of(name, task).build());
    }

    private static int sum(TaskContext task) {
        int sum = 0;
        for (var result : task.previousResults()) {
            sum += (Integer) Objects.requireNonNull(result.content());
        }
        return sum;
    }

    private static long cents(TaskContext task) {
        return (Long) Objects.requireNonNull(task.previousResults().get(0).content());
    }
}
