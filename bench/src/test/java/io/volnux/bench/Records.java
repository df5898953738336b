// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What {@code bench/run records} starts: what a chain allocates for each of its tasks, beside what its result keeps of
 * each. Both as slopes, so that what a run costs once is in neither.
 */
final class Records {

    private static final List<Integer> SIZES = List.of(11, 50, 1_000);
    private static final int ROUNDS = 9;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * One chain.
     *
     * @param allocated bytes per run, one figure for each round, sorted
     */
    record Measured(int tasks, Footprint kept, double[] allocated) {

        double median() {
            return allocated[allocated.length / 2];
        }
    }

    public static void main(String[] arguments) {
        var before = Circumstances.load();
        var measured = new Records().measure(SIZES, TimeUnit.SECONDS.toNanos(3));
        System.out.println(Circumstances.line(before));
        System.out.println();
        System.out.print(table(measured));
    }

    /** Allocation first, of chains that are all warm: JOL looks into the JVM, and might disturb it. */
    List<Measured> measure(List<Integer> sizes, long warmUpNanos) {
        var chains =
                sizes.stream().map(tasks -> new EngineChain(tasks, List.of())).toList();
        try {
            for (int i = 0; i < 2; i++) {
                chains.forEach(chain -> warmUp(chain, warmUpNanos / 2));
            }
            var allocated = chains.stream().map(this::allocated).toList();
            return IntStream.range(0, sizes.size())
                    .mapToObj(i -> new Measured(
                            sizes.get(i),
                            Footprint.of(chains.get(i).run(), chains.get(i).run()),
                            allocated.get(i)))
                    .toList();
        } finally {
            chains.forEach(EngineChain::close);
        }
    }

    private static void warmUp(Chain chain, long nanos) {
        long start = System.nanoTime();
        do {
            chain.run();
        } while (System.nanoTime() - start < nanos);
    }

    private double[] allocated(Chain chain) {
        int tasks = chain.run().tasks().size();
        int runs = Math.max(1, 200_000 / tasks);
        var rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            // of all threads: which of them runs a chain is the engine's affair
            long before = threads.getTotalThreadAllocatedBytes();
            for (int i = 0; i < runs; i++) {
                chain.run();
            }
            rounds[round] = (double) (threads.getTotalThreadAllocatedBytes() - before) / runs;
        }
        Arrays.sort(rounds);
        return rounds;
    }

    static String table(List<Measured> measured) {
        var text = new StringBuilder("""
            | chain | kept by the result, bytes | allocated by the run, bytes (lowest to highest of %d rounds) | ratio |
            |---|---|---|---|
            """.formatted(measured.getFirst().allocated().length));
        for (var each : measured) {
            text.append(row("%,d tasks".formatted(each.tasks()), each.kept().bytes(), each));
        }
        for (int i = 1; i < measured.size(); i++) {
            text.append(slope(measured.get(i - 1), measured.get(i)));
        }
        return text + "\n" + classes(measured);
    }

    private static String row(String what, double kept, Measured each) {
        return "| %s | %s | %s (%s to %s) | %s |%n"
                .formatted(
                        what,
                        ResultTable.number(kept),
                        ResultTable.number(each.median()),
                        ResultTable.number(each.allocated()[0]),
                        ResultTable.number(each.allocated()[each.allocated().length - 1]),
                        ResultTable.number(each.median() / kept));
    }

    private static String slope(Measured small, Measured large) {
        int tasks = large.tasks() - small.tasks();
        double kept = (large.kept().bytes() - small.kept().bytes()) / tasks;
        double allocated = (large.median() - small.median()) / tasks;
        return "| each task, from %,d to %,d | %s | %s | **%s** |%n"
                .formatted(
                        small.tasks(),
                        large.tasks(),
                        ResultTable.number(kept),
                        ResultTable.number(allocated),
                        ResultTable.number(allocated / kept));
    }

    /** What each task keeps, by class, from the smallest chain to the next and on to the largest. */
    private static String classes(List<Measured> measured) {
        var first = measured.get(0);
        var middle = measured.get(1);
        var last = measured.getLast();
        var small = middle.kept().perTask(first.kept(), middle.tasks() - first.tasks());
        var large = last.kept().perTask(middle.kept(), last.tasks() - middle.tasks());
        var types = new TreeSet<>(last.kept().shares().keySet());
        types.addAll(middle.kept().shares().keySet());
        var heading = """
            | kept of each task | objects, %1$d to %2$d | bytes, %1$d to %2$d | objects, %2$d to %3$,d | bytes, %2$d to %3$,d |
            |---|---|---|---|---|
            """.formatted(first.tasks(), middle.tasks(), last.tasks());
        return types.stream()
                .filter(type ->
                        small.share(type).bytes() != 0 || large.share(type).bytes() != 0)
                .sorted(Comparator.comparingDouble(type -> -large.share(type).bytes()))
                .map(type -> row("`" + type + "`", small.share(type), large.share(type)))
                .collect(Collectors.joining("", heading, row("all", all(small), all(large))));
    }

    private static Footprint.Share all(Footprint footprint) {
        double objects = footprint.shares().values().stream()
                .mapToDouble(Footprint.Share::objects)
                .sum();
        return new Footprint.Share(objects, footprint.bytes());
    }

    private static String row(String type, Footprint.Share small, Footprint.Share large) {
        return "| %s | %s | %s | %s | %s |%n"
                .formatted(
                        type,
                        ResultTable.number(small.objects()),
                        ResultTable.number(small.bytes()),
                        ResultTable.number(large.objects()),
                        ResultTable.number(large.bytes()));
    }
}
