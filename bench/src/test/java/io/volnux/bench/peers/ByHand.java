// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The work without an engine: what a program would have in its place. */
final class ByHand {

    private ByHand() {}

    /** Lambdas called one after the other, with the two readings of the clock that a record of a task needs. */
    static Workload calls(Work work) {
        return switch (work) {
            case CHAIN_11 -> timed(Collections.nCopies(11, () -> "a"));
            case CHAIN_50 -> timed(Collections.nCopies(50, () -> "a"));
            case RULES -> ByHand::rules;
            default -> throw new IllegalArgumentException("work must be in a row, got " + work);
        };
    }

    private static Workload timed(List<Supplier<Object>> calls) {
        return new Workload() {

            private long nanos;

            @Override
            public @Nullable Object run() {
                Object value = null;
                for (var call : calls) {
                    long began = System.nanoTime();
                    value = call.get();
                    nanos += System.nanoTime() - began;
                }
                return nanos < 0 ? null : value;
            }
        };
    }

    private static Object rules() {
        long cents = Rules.volume(Rules.start());
        cents = Rules.isGold() ? Rules.gold(cents) : Rules.isSilver() ? Rules.silver(cents) : cents;
        cents = Rules.shipping(Rules.coupon(Rules.small(cents)));
        cents = Rules.EXPRESS ? Rules.express(cents) : cents;
        return Rules.round(Rules.tax(cents));
    }

    /** A virtual thread per task, as its documentation shows. */
    static Workload virtualThreads(Work work) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        return closing(
                threads,
                switch (work) {
                    case PARALLEL_10 -> () -> parallel(threads);
                    case DIAMOND -> () -> diamond(threads);
                    case MAP_10000, MAP_100000 -> map(work, threads);
                    case BLOCKING_1000 -> () -> blocking(threads);
                    default -> throw new IllegalArgumentException("work must be at the same time, got " + work);
                });
    }

    private static Workload closing(ExecutorService threads, Workload workload) {
        return new Workload() {
            @Override
            public @Nullable Object run() throws Exception {
                return workload.run();
            }

            @Override
            public void close() {
                threads.close();
            }
        };
    }

    private static Object parallel(ExecutorService threads) throws InterruptedException, ExecutionException {
        var arms = new ArrayList<Future<Integer>>(10);
        for (int i = 0; i < 10; i++) {
            arms.add(threads.submit(() -> 1));
        }
        int sum = 0;
        for (var arm : arms) {
            sum += arm.get();
        }
        return sum;
    }

    private static Object diamond(ExecutorService threads) throws InterruptedException, ExecutionException {
        int one = 1;
        var left = threads.submit(() -> one + 1);
        var right = threads.submit(() -> one + 2);
        int sum = left.get() + right.get();
        return sum == 5 ? sum * 10 : -sum;
    }

    private static Workload map(Work work, ExecutorService threads) {
        List<Integer> numbers = IntStream.range(0, work.units()).boxed().toList();
        return () -> {
            var free = new Semaphore(Work.WIDTH);
            var running = new ArrayList<Future<Integer>>(numbers.size());
            for (var number : numbers) {
                free.acquire();
                running.add(threads.submit(() -> {
                    try {
                        return number + 1;
                    } finally {
                        free.release();
                    }
                }));
            }
            var results = new ArrayList<Integer>(numbers.size());
            for (var result : running) {
                results.add(result.get());
            }
            return results.size();
        };
    }

    private static Object blocking(ExecutorService threads) throws InterruptedException, ExecutionException {
        var runs = new ArrayList<Future<?>>(Work.BLOCKING_1000.units());
        for (int i = 0; i < Work.BLOCKING_1000.units(); i++) {
            runs.add(threads.submit(() -> {
                for (int task = 0; task < Work.PAUSES; task++) {
                    LockSupport.parkNanos(Work.PAUSE_NANOS);
                }
            }));
        }
        for (var run : runs) {
            run.get();
        }
        return runs.size();
    }

    /** As many virtual threads as the map is wide; each takes the next item until none is left. Results are in order. */
    static Workload virtualWorkers(Work work) {
        if (work != Work.MAP_10000 && work != Work.MAP_100000) {
            throw new IllegalArgumentException("work must be a map, got " + work);
        }
        List<Integer> numbers = IntStream.range(0, work.units()).boxed().toList();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        return closing(threads, () -> taken(numbers, threads).size());
    }

    private static List<Integer> taken(List<Integer> numbers, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        var next = new AtomicInteger();
        var results = new Integer[numbers.size()];
        var workers = new ArrayList<Future<?>>(Work.WIDTH);
        for (int worker = 0; worker < Work.WIDTH; worker++) {
            workers.add(threads.submit(() -> {
                for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
                    results[i] = numbers.get(i) + 1;
                }
            }));
        }
        for (var worker : workers) {
            worker.get();
        }
        return Arrays.asList(results);
    }

    /** Completable futures on virtual threads. */
    static Workload completableFutures(Work work) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        return closing(
                threads,
                switch (work) {
                    case PARALLEL_10 -> () -> futures(threads);
                    case DIAMOND -> () -> diamondOfFutures(threads);
                    default -> throw new IllegalArgumentException("work must be a fork, got " + work);
                });
    }

    private static Object futures(ExecutorService threads) {
        var arms = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> 1, threads))
                .toList();
        return arms.stream().mapToInt(CompletableFuture::join).sum();
    }

    private static Object diamondOfFutures(ExecutorService threads) {
        var one = CompletableFuture.completedFuture(1);
        var left = one.thenApplyAsync(value -> value + 1, threads);
        var right = one.thenApplyAsync(value -> value + 2, threads);
        int sum = left.thenCombine(right, Integer::sum).join();
        return sum == 5 ? sum * 10 : -sum;
    }
}
