// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import com.sun.management.ThreadMXBean;
import io.volnux.bench.peers.Work;
import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskDefinition;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import io.volnux.task.RunResult;
import io.volnux.task.TaskContext;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bench/run map-heap} starts: how much heap a {@code MAP} needs for each of its items, beyond the items and
 * their results. Each item is its own result, so that neither is counted.
 *
 * <p>While it runs: all objects alive in the JVM when the last item is worked on, less those before the run. Between that
 * moment and the end of the {@code MAP} nobody can look, so that all that is allocated there counts as if it were alive at
 * once. After it: what the result holds, object by object, less the list of results.
 */
final class MapHeap {

    private static final List<Integer> SIZES = List.of(10_000, 100_000);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final AtomicInteger begun = new AtomicInteger();
    private volatile boolean looking;
    private @Nullable LiveHeap before;
    private volatile @Nullable Moment last;
    private volatile @Nullable Moment after;

    private record Moment(LiveHeap heap, long allocated) {}

    /**
     * One map.
     *
     * @param last all that is alive with the last item, less what was before
     * @param ending bytes allocated from there until the next task
     * @param after all that is alive in the task after the map, less what was before
     * @param aggregate bytes of the list of results
     * @param kept bytes that the run's result keeps beside that list
     */
    record Measured(int items, LiveHeap last, long ending, LiveHeap after, double aggregate, double kept) {}

    public static void main(String[] arguments) {
        var before = Circumstances.load();
        var measured = new MapHeap().measure(SIZES);
        System.out.println(Circumstances.line(before));
        System.out.println();
        System.out.print(table(measured));
    }

    List<Measured> measure(List<Integer> sizes) {
        return sizes.stream().map(this::measured).toList();
    }

    private Measured measured(int items) {
        // numbers that the JVM does not share with others
        List<Integer> numbers = IntStream.range(1_000, 1_000 + items).boxed().toList();
        var workflow = Workflow.parse("map", "Numbers |-> MAP<Same>[max_workers=%d] |-> Look".formatted(Work.WIDTH));
        try (var engine = engine(numbers)) {
            looking = false;
            for (int i = 0; i < 3; i++) {
                engine.run(workflow);
            }
            var another = engine.run(workflow);
            looking = true;
            begun.set(0);
            engine.run(workflow); // what looking itself leaves behind for good
            begun.set(0);
            before = LiveHeap.now();
            before = LiveHeap.now(); // with a histogram alive, as there is one later
            return measured(numbers, before, engine.run(workflow), another);
        }
    }

    private Measured measured(List<Integer> numbers, LiveHeap before, RunResult result, RunResult another) {
        var end = Objects.requireNonNull(last, "the last item was not seen");
        var next = Objects.requireNonNull(after, "the task after the map was not seen");
        var heap = new Reachable();
        var shared = heap.from(another, Set.of());
        var list = heap.from(aggregate(result), heap.from(numbers, Set.of()));
        shared.addAll(list);
        return new Measured(
                numbers.size(),
                end.heap().since(before),
                next.allocated() - end.allocated(),
                next.heap().since(before),
                list.stream().mapToLong(heap::sizeOf).sum(),
                heap.from(result, shared).stream().mapToLong(heap::sizeOf).sum());
    }

    private static Object aggregate(RunResult result) {
        return Objects.requireNonNull(result.results().get(0).content());
    }

    private Engine engine(List<Integer> numbers) {
        return Engine.builder()
                .tasks(TaskRegistry.builder()
                        .task(TaskDefinition.of("Numbers", task -> Outcome.success(numbers))
                                .build())
                        .task(TaskDefinition.of("Same", task -> same(task, numbers.size()))
                                .build())
                        .task(TaskDefinition.of("Look", this::look).build())
                        .build())
                .discovery(false)
                .build();
    }

    private Outcome<Object> same(TaskContext task, int items) {
        if (looking && begun.incrementAndGet() == items) {
            var heap = LiveHeap.now();
            last = new Moment(heap, threads.getTotalThreadAllocatedBytes());
        }
        return Outcome.success(Objects.requireNonNull(task.item()));
    }

    private Outcome<Object> look(TaskContext task) {
        long allocated = threads.getTotalThreadAllocatedBytes();
        if (looking) {
            after = new Moment(LiveHeap.now(), allocated);
        }
        return Outcome.success(
                Objects.requireNonNull(task.previousResults().get(0).content()));
    }

    static String table(List<Measured> measured) {
        var small = measured.getFirst();
        var large = measured.getLast();
        return """
            | bytes beyond the items and their results | %,d items | %,d items | each item, from the one to the other |
            |---|---|---|---|
            """.formatted(small.items(), large.items())
                + row(
                        "alive while the last item is worked on",
                        measured,
                        each -> each.last().all())
                + row("allocated from there to the task after the map", measured, Measured::ending)
                + row("so that never more was alive than", measured, MapHeap::peak)
                + row(
                        "alive in the task after the map",
                        measured,
                        each -> each.after().all())
                + row("the list of results", measured, Measured::aggregate)
                + row("kept by the run's result beside the list", measured, Measured::kept)
                + "\n"
                + classes(small, large);
    }

    /** What may have been alive at once. */
    static double peak(Measured measured) {
        return measured.last().all() + measured.ending();
    }

    /** How much a figure grows with each item. */
    static double each(List<Measured> measured, ToDoubleFunction<Measured> figure) {
        var small = measured.getFirst();
        var large = measured.getLast();
        return (figure.applyAsDouble(large) - figure.applyAsDouble(small)) / (large.items() - small.items());
    }

    private static String row(String what, List<Measured> measured, ToDoubleFunction<Measured> figure) {
        return "| %s | %,.0f | %,.0f | **%.2f** |%n"
                .formatted(
                        what,
                        figure.applyAsDouble(measured.getFirst()),
                        figure.applyAsDouble(measured.getLast()),
                        each(measured, figure));
    }

    /** What grows with the items while the last one is worked on, by class. */
    private static String classes(Measured small, Measured large) {
        var types = new TreeSet<>(large.last().bytes().keySet());
        int items = large.items() - small.items();
        var heading = """
            | alive while the last item is worked on | bytes for each item |
            |---|---|
            """;
        return types.stream()
                .map(type -> Map.entry(
                        type,
                        (large.last().bytes().getOrDefault(type, 0L)
                                        - (double) small.last().bytes().getOrDefault(type, 0L))
                                / items))
                .filter(share -> Math.abs(share.getValue()) >= 0.005)
                .sorted(Comparator.comparingDouble(share -> -share.getValue()))
                .map(share -> "| `%s` | %.2f |%n".formatted(share.getKey(), share.getValue()))
                .collect(Collectors.joining("", heading, ""));
    }
}
