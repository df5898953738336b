// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.batch;

import io.volnux.engine.Engine;
import io.volnux.engine.Pipeline;
import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.Started;
import io.volnux.observe.signal.BatchMetrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pipeline class over slices of its inputs: list fields in slices of their batch size, {@link
 * io.volnux.task.InputFile} fields in parts of 10,240 bytes, fields with a processor as that cuts them. All batched fields
 * advance together; one that has no batch left contributes null. A pipeline that fails does not touch the others.
 *
 * <p>Make one per batch. {@link #cancel()} may be called from any thread.
 */
public final class BatchPipeline {

    private final Class<? extends Pipeline> template;
    private final Map<String, @Nullable Object> inputs;
    private final Map<String, BatchProcessor> processors = new LinkedHashMap<>();
    private final String batchId = UUID.randomUUID().toString();
    private int maxWorkers = 4;
    private Consumer<BatchMetrics> progress = ignored -> {};
    private Consumer<BatchResult> finished = ignored -> {};
    private volatile @Nullable BatchRun running;
    private volatile boolean cancelled;

    private BatchPipeline(Class<? extends Pipeline> template, Map<String, ?> inputs) {
        this.template = Objects.requireNonNull(template, "template");
        this.inputs = new LinkedHashMap<>(inputs);
    }

    /** A batch of this pipeline; {@code inputs} are the template's, with whole lists and files. */
    public static BatchPipeline of(Class<? extends Pipeline> template, Map<String, ?> inputs) {
        return new BatchPipeline(template, inputs);
    }

    /** Pipelines at once; default 4. */
    public BatchPipeline maxWorkers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("maxWorkers must be at least 1, got " + count);
        }
        maxWorkers = count;
        return this;
    }

    /** How the value of a field is cut. */
    public BatchPipeline processor(String field, BatchProcessor processor) {
        processors.put(field, Objects.requireNonNull(processor, "processor"));
        return this;
    }

    /** Called whenever a pipeline starts or ends, on the thread that runs it. */
    public BatchPipeline onProgress(Consumer<BatchMetrics> listener) {
        progress = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /** Called once with everything, before {@link #start} returns. */
    public BatchPipeline onFinished(Consumer<BatchResult> listener) {
        finished = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /** Id of the batch, the sender of its signals. */
    public String batchId() {
        return batchId;
    }

    /** Where it stands, empty before it starts. */
    public Optional<BatchMetrics> metrics() {
        BatchRun known = running;
        return known == null ? Optional.empty() : Optional.of(known.metrics());
    }

    /** Starts no more pipelines and cancels those that run. */
    public void cancel() {
        cancelled = true;
        BatchRun known = running;
        if (known != null) {
            known.cancel();
        }
    }

    /**
     * Runs all pipelines and waits for them. Interrupting the thread cancels the batch; the flag is set again at the end.
     *
     * @throws io.volnux.task.ConfigurationException if there is nothing to run or an input is wrong
     */
    public BatchResult start(Engine engine) {
        List<Map<String, @Nullable Object>> slices = BatchSlices.of(template, inputs, processors);
        Observation<Finished.Batch> observation =
                engine.batchStarted(new Started.Batch(batchId, template.getSimpleName(), slices.size()));
        BatchRun run = new BatchRun(engine, template, batchId, slices, progress);
        running = run;
        if (cancelled) {
            run.cancel();
        }
        try {
            BatchResult result = run.run(maxWorkers, observation);
            finished.accept(result);
            return result;
        } finally {
            BatchMetrics metrics = run.metrics();
            observation.finished(new Finished.Batch(metrics.completed(), metrics.failed(), run.duration()));
        }
    }
}
