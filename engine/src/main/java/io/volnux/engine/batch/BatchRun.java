// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.batch;

import io.volnux.engine.Engine;
import io.volnux.engine.Pipeline;
import io.volnux.engine.spi.TimeSource;
import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.Scope;
import io.volnux.observe.Started;
import io.volnux.observe.signal.BatchMetrics;
import io.volnux.observe.signal.Registration;
import io.volnux.observe.signal.Signal;
import io.volnux.task.ExecutionContext;
import io.volnux.task.TaskCancelledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The pipelines of one batch, a few at a time. */
final class BatchRun {

    private static final System.Logger LOG = System.getLogger("io.volnux.engine");

    private final Engine engine;
    private final Class<? extends Pipeline> template;
    private final String batchId;
    private final List<Map<String, @Nullable Object>> slices;
    private final Consumer<BatchMetrics> progress;
    private final TimeSource time;
    private final long startNanos;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<Pipeline> active = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    // guarded by lock
    private final ReentrantLock lock = new ReentrantLock();
    private final @Nullable BatchItem[] items;
    private int started;
    private int completed;
    private int failed;
    private long totalNanos;
    private long longestNanos;

    BatchRun(
            Engine engine,
            Class<? extends Pipeline> template,
            String batchId,
            List<Map<String, @Nullable Object>> slices,
            Consumer<BatchMetrics> progress) {
        this.engine = engine;
        this.template = template;
        this.batchId = batchId;
        this.slices = slices;
        this.progress = progress;
        this.time = engine.timeSource();
        this.startNanos = time.nanoTime();
        this.items = new @Nullable BatchItem[slices.size()];
    }

    BatchResult run(int maxWorkers, Observation<Finished.Batch> batch) {
        engine.batchSignal(
                batch,
                Signal.BatchPipelineStarted.class,
                () -> new Signal.BatchPipelineStarted(batchId, slices.size(), time.now()));
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(maxWorkers, slices.size()); i++) {
            workers.add(Thread.ofVirtual().name("volnux-batch").start(() -> work(batch)));
        }
        join(workers);
        BatchMetrics metrics = metrics();
        BatchResult result = new BatchResult(batchId, ended(), metrics, duration());
        engine.batchSignal(
                batch,
                Signal.BatchPipelineFinished.class,
                () -> new Signal.BatchPipelineFinished(
                        batchId, metrics, metrics.successRate(), result.duration(), time.now()));
        return result;
    }

    void cancel() {
        cancelled = true;
        active.forEach(Pipeline::stop);
    }

    Duration duration() {
        return Duration.ofNanos(time.nanoTime() - startNanos);
    }

    private void join(List<Thread> workers) {
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException interrupt) {
                    interrupted = true;
                    cancel();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<BatchItem> ended() {
        lock.lock();
        try {
            List<BatchItem> all = new ArrayList<>();
            for (int i = 0; i < items.length; i++) {
                BatchItem item = items[i];
                all.add(
                        item == null
                                ? new BatchItem(i, null, new TaskCancelledException("batch was cancelled before it"))
                                : item);
            }
            return all;
        } finally {
            lock.unlock();
        }
    }

    private void work(Observation<Finished.Batch> batch) {
        for (int index = next.getAndIncrement(); index < slices.size(); index = next.getAndIncrement()) {
            if (cancelled) {
                return;
            }
            Observation<Finished.Layer> observation =
                    engine.batchItemStarted(batch, new Started.BatchItem(batchId, index));
            long before = time.nanoTime();
            BatchItem item;
            Scope current = observation.current();
            try {
                item = one(index, batch);
            } finally {
                current.close();
            }
            ended(index, item, time.nanoTime() - before);
            observation.finished(new Finished.Layer(item.completed(), item.error()));
            tell(batch);
        }
    }

    private BatchItem one(int index, Observation<Finished.Batch> batch) {
        boolean[] announced = {false};
        try {
            Pipeline pipeline = Pipeline.create(template, slices.get(index));
            Registration listening = engine.signals().on(Signal.PipelineExecutionStart.class, pipeline, signal -> {
                announced[0] = true;
                begun(batch);
            });
            active.add(pipeline);
            try {
                if (cancelled) {
                    throw new TaskCancelledException("batch was cancelled");
                }
                ExecutionContext context = pipeline.start(engine);
                return new BatchItem(index, context, null);
            } finally {
                active.remove(pipeline);
                listening.close();
            }
        } catch (RuntimeException | Error thrown) {
            if (!announced[0]) {
                begun(batch);
            }
            return new BatchItem(index, null, thrown);
        }
    }

    private void begun(Observation<Finished.Batch> batch) {
        lock.lock();
        try {
            started++;
        } finally {
            lock.unlock();
        }
        tell(batch);
    }

    private void ended(int index, BatchItem item, long nanos) {
        lock.lock();
        try {
            items[index] = item;
            completed += item.completed() ? 1 : 0;
            failed += item.completed() ? 0 : 1;
            totalNanos += nanos;
            longestNanos = Math.max(longestNanos, nanos);
        } finally {
            lock.unlock();
        }
    }

    private void tell(Observation<Finished.Batch> batch) {
        BatchMetrics metrics = metrics();
        engine.batchSignal(
                batch,
                Signal.PipelineMetricsUpdated.class,
                () -> new Signal.PipelineMetricsUpdated(
                        batchId, metrics, metrics.active(), metrics.completionRate(), time.now()));
        try {
            progress.accept(metrics);
        } catch (RuntimeException | Error thrown) {
            complain(thrown);
        }
    }

    private static void complain(Throwable thrown) {
        try {
            LOG.log(System.Logger.Level.WARNING, "progress listener of a batch failed", thrown);
        } catch (RuntimeException | Error mute) { // its message throws
            LOG.log(System.Logger.Level.WARNING, "progress listener of a batch failed with " + thrown.getClass());
        }
    }

    BatchMetrics metrics() {
        lock.lock();
        try {
            return new BatchMetrics(
                    slices.size(),
                    started,
                    completed,
                    failed,
                    started - completed - failed,
                    Duration.ofNanos(totalNanos),
                    Duration.ofNanos(longestNanos));
        } finally {
            lock.unlock();
        }
    }
}
