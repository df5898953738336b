// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

import com.github.dexecutor.core.DefaultDexecutor;
import com.github.dexecutor.core.DexecutorConfig;
import com.github.dexecutor.core.ExecutionConfig;
import com.github.dexecutor.core.task.ExecutionResult;
import com.github.dexecutor.core.task.ExecutionResults;
import com.github.dexecutor.core.task.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Dexecutor: a graph of tasks that an executor of the application runs, and a task may say that it shall not run. The
 * executor is the fastest that it takes: what is in a row runs on the caller's thread (its threads cost 50 to 100 times as
 * much, because every task is handed over and back), arms run on virtual threads. An instance is for one execution and
 * refuses a second, so every run fills the graph, has it validated, and makes the pools for repetitions that the
 * constructor makes; that is part of its cost. It knows no task over many items.
 */
final class OnDexecutor implements Workload {

    private final Work work;
    private final Map<String, Plan> plans = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService executor;

    private record Edge(String before, String after) {}

    /** What a task does with what the tasks before it gave, and whether it does so. */
    private record Plan(Function<List<Object>, Object> function, Predicate<List<Object>> wanted) {}

    OnDexecutor(Work work) {
        this.work = work;
        executor = work == Work.PARALLEL_10 || work == Work.DIAMOND ? threads : new CallerRuns();
        switch (work) {
            case CHAIN_11 -> chain(11, before -> "a");
            case CHAIN_50 -> chain(50, before -> "a");
            case RULES -> rules();
            case PARALLEL_10 -> parallel();
            case DIAMOND -> diamond();
            case BLOCKING_1000 ->
                chain(Work.PAUSES, before -> {
                    LockSupport.parkNanos(Work.PAUSE_NANOS);
                    return "a";
                });
            case MAP_10000, MAP_100000 ->
                throw new IllegalArgumentException("work must be a graph of tasks, got " + work);
        }
    }

    @Override
    public @Nullable Object run() throws Exception {
        if (work != Work.BLOCKING_1000) {
            return once();
        }
        var runs = new ArrayList<Future<?>>(work.units());
        for (int i = 0; i < work.units(); i++) {
            runs.add(threads.submit(this::once));
        }
        for (var run : runs) {
            run.get();
        }
        return runs.size();
    }

    /** The last task to end is the last of the graph. */
    private Object once() {
        var dexecutor = new DefaultDexecutor<String, Object>(
                new DexecutorConfig<>(executor, name -> new Step(Objects.requireNonNull(plans.get(name)))));
        for (var edge : edges) {
            dexecutor.addDependency(edge.before(), edge.after());
        }
        var results = dexecutor.execute(ExecutionConfig.TERMINATING).getAll();
        return results.getLast().getResult();
    }

    @Override
    public void close() {
        threads.close();
    }

    private void chain(int length, Function<List<Object>, Object> function) {
        for (int i = 0; i < length; i++) {
            task("task" + i, function, i == 0 ? new String[0] : new String[] {"task" + (i - 1)});
        }
    }

    private void parallel() {
        var arms = new String[10];
        for (int i = 0; i < arms.length; i++) {
            arms[i] = "one" + i;
            task(arms[i], before -> 1);
        }
        task("sum", OnDexecutor::sum, arms);
    }

    private void diamond() {
        task("one", before -> 1);
        task("plus1", before -> sum(before) + 1, "one");
        task("plus2", before -> sum(before) + 2, "one");
        task("decide", OnDexecutor::sum, "plus1", "plus2");
        branch("tenfold", before -> sum(before) * 10, before -> sum(before) == 5, "decide");
        branch("negate", before -> -sum(before), before -> sum(before) != 5, "decide");
    }

    private void rules() {
        task("start", before -> Rules.start());
        rule("volume", Rules::volume, "start");
        rule("member", cents -> cents, "volume");
        branch("gold", before -> Rules.gold(cents(before)), before -> Rules.isGold(), "member");
        branch("silver", before -> Rules.silver(cents(before)), before -> Rules.isSilver(), "member");
        rule("small", Rules::small, "member", "gold", "silver");
        rule("coupon", Rules::coupon, "small");
        rule("shipping", Rules::shipping, "coupon");
        branch("express", before -> Rules.express(cents(before)), before -> Rules.EXPRESS, "shipping");
        rule("tax", Rules::tax, "shipping", "express");
        rule("round", Rules::round, "tax");
    }

    private void rule(String name, LongUnaryOperator rule, String... before) {
        task(name, values -> rule.applyAsLong(cents(values)), before);
    }

    private void task(String name, Function<List<Object>, Object> function, String... before) {
        branch(name, function, values -> true, before);
    }

    private void branch(
            String name, Function<List<Object>, Object> function, Predicate<List<Object>> wanted, String... before) {
        plans.put(name, new Plan(function, wanted));
        for (var each : before) {
            edges.add(new Edge(each, name));
        }
    }

    private static int sum(List<Object> values) {
        int sum = 0;
        for (var value : values) {
            sum += (Integer) value;
        }
        return sum;
    }

    /** Of a task and its branches, the branch that was taken comes last. */
    private static long cents(List<Object> values) {
        return (Long) values.getLast();
    }

    @SuppressWarnings("serial") // it is sent nowhere
    private static final class Step extends Task<String, Object> {

        private final Plan plan;

        Step(Plan plan) {
            this.plan = plan;
        }

        @Override
        public Object execute() {
            return plan.function().apply(values(getParentResults()));
        }

        @Override
        public boolean shouldExecute(ExecutionResults<String, Object> before) {
            return plan.wanted().test(values(before));
        }

        private static List<Object> values(ExecutionResults<String, Object> before) {
            var values = new ArrayList<Object>();
            for (ExecutionResult<String, Object> result : before.getAll()) {
                if (result.isSuccess()) {
                    values.add(result.getResult());
                }
            }
            return values;
        }
    }
}
