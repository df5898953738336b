// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.engine.internal.executor.Pools;
import io.volnux.engine.internal.loop.RunLoop;
import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.publish.HandleObservation;
import io.volnux.engine.internal.publish.Hub;
import io.volnux.engine.internal.publish.Layer;
import io.volnux.engine.internal.publish.Publisher;
import io.volnux.engine.internal.result.RunRecord;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.Run;
import io.volnux.engine.internal.run.Settings;
import io.volnux.engine.spi.TimeSource;
import io.volnux.graph.CompileOptions;
import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskRegistry;
import io.volnux.observe.Finished;
import io.volnux.observe.Observable;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.observe.signal.Registration;
import io.volnux.observe.signal.Signal;
import io.volnux.observe.signal.Signals;
import io.volnux.task.ConfigurationException;
import io.volnux.task.Durations;
import io.volnux.task.FailurePolicy;
import io.volnux.task.PipelineView;
import io.volnux.task.Problem;
import io.volnux.task.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs workflows and pipelines. Thread-safe; made by a {@link EngineBuilder}, closed by its owner. Nothing is shared between engines:
 * two of them in one JVM do not know of each other.
 */
public final class Engine implements Observable, AutoCloseable {

    private static final Layer<Started.Batch, Finished.Batch> BATCH = new Layer<>(
            (observer, parent, batch) -> observer.batchStarted(batch),
            (batch, cause) -> new Finished.Batch(0, 0, Duration.ZERO));
    private static final Layer<Started.BatchItem, Finished.Layer> BATCH_ITEM =
            Layer.judged(RunObserver::batchItemStarted);

    private final Settings settings;
    private final TaskRegistry registry;
    private final CompiledWorkflows compiled;
    private final RunIds runIds = new RunIds();
    private final Hub hub;
    private final Pools pools;
    private final ActiveRuns active;
    private final PipelineScripts scripts;

    Engine(EngineBuilder builder) {
        this.settings = builder.settings();
        this.registry = builder.registry();
        this.hub = new Hub(settings.time());
        this.pools = new Pools(builder.executors());
        this.compiled = new CompiledWorkflows(registry, new CompileOptions(builder.defaultRetry()), pools.names());
        this.active = new ActiveRuns(settings, builder.drainTimeout());
        this.scripts = new PipelineScripts(builder.scriptDirectory(), registry);
        builder.observers().forEach(this::addObserver);
        builder.discover(this);
    }

    /** Starts a builder with the product's defaults. */
    public static EngineBuilder builder() {
        return new EngineBuilder();
    }

    /**
     * Runs a workflow on the calling thread (its arms on virtual threads). Interrupting the thread cancels the run; the
     * interrupt flag is set again when this returns.
     *
     * @param inputs by name, converted to the types the tasks declare
     * @return the result for every end that tasks cause, failures included: look at {@link RunResult#result()}
     * @throws ConfigurationException listing all problems, before anything runs
     * @throws PipelineExecutionException if a limit of stage or run, or the infrastructure, ended the run
     */
    public RunResult run(Workflow workflow, Map<String, ?> inputs) {
        return run(workflow, inputs, RunOptions.none());
    }

    /** As {@link #run(Workflow, Map)}, without inputs. */
    public RunResult run(Workflow workflow) {
        return run(workflow, Map.of(), RunOptions.none());
    }

    /** As {@link #run(Workflow, Map)}, with options. */
    public RunResult run(Workflow workflow, Map<String, ?> inputs, RunOptions options) {
        return here(prepare(workflow, inputs, options));
    }

    /**
     * Starts a workflow on a thread of its own and returns at once.
     *
     * @throws ConfigurationException listing all problems, before anything runs
     */
    public RunHandle start(Workflow workflow, Map<String, ?> inputs, RunOptions options) {
        return away(prepare(workflow, inputs, options));
    }

    /** As {@link #start(Workflow, Map, RunOptions)}, without options. */
    public RunHandle start(Workflow workflow, Map<String, ?> inputs) {
        return start(workflow, inputs, RunOptions.none());
    }

    /** Everything that can be said about a workflow without running it, inputs apart. */
    public Validation validate(Workflow workflow) {
        return compiled.of(workflow);
    }

    /** A run about to start. */
    record Prepared(Run run, PipelineView pipeline, List<Started.TimedSignal> earlier) {}

    private Prepared prepare(Workflow workflow, Map<String, ?> inputs, RunOptions options) {
        Validation validation = validate(workflow);
        InputBinding binding = InputBinding.of(validation.graph(), inputs);
        List<Problem> problems = GraphChecks.join(validation.problems(), binding.problems());
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        WorkflowInstance instance = new WorkflowInstance(workflow.name(), binding.values());
        Run run = newRun(validation.graph(), workflow.name(), binding.values(), options);
        instance.runsAs(run.record());
        return new Prepared(run, instance, List.of());
    }

    Run newRun(TaskGraph graph, String name, Map<String, @Nullable Object> inputs, RunOptions options) {
        Publisher publisher = hub.publisher();
        RunRecord record = new RunRecord(runIds.next(), name, inputs, graph, settings.time());
        Duration limit = options.deadline();
        long deadline = limit == null ? Lane.FOREVER : Durations.nanos(limit);
        return new Run(new Run.Parts(graph, record, settings, publisher, pools, policy(graph, options), deadline));
    }

    /** Most specific first: the caller's, the script's, the pipeline's, the engine's. */
    private FailurePolicy policy(TaskGraph graph, RunOptions options) {
        FailurePolicy forced = options.failurePolicy();
        FailurePolicy pipelines = options.defaultPolicy();
        if (forced != null) {
            return forced;
        }
        return graph.failurePolicy().orElse(pipelines == null ? settings.failurePolicy() : pipelines);
    }

    RunRecord here(Prepared prepared) {
        if (prepared.run().graph().depth() > Threads.DEEP) {
            return Threads.await(away(prepared));
        }
        RunHandle handle = new RunHandle(prepared.run());
        active.add(handle, settings.name());
        try {
            new RunLoop(prepared.run(), prepared.pipeline(), prepared.earlier()).run();
        } finally {
            active.remove(handle);
            handle.over(null);
        }
        return Outcomes.returned(prepared.run().record(), null);
    }

    RunHandle away(Prepared prepared) {
        RunHandle handle = new RunHandle(prepared.run());
        active.add(handle, settings.name());
        var handOff = prepared.run().publisher().handOff();
        Runnable work = () -> {
            Throwable defect = null;
            var carried = handOff.open();
            try {
                new RunLoop(prepared.run(), prepared.pipeline(), prepared.earlier()).run();
            } catch (RuntimeException | Error broken) {
                defect = broken;
            } finally {
                carried.close();
                active.remove(handle);
                handle.over(defect);
            }
        };
        try {
            Threads.forRun(prepared.run().graph().depth(), handle.runId()).start(work);
        } catch (Throwable noThread) {
            active.remove(handle);
            handle.over(noThread);
            throw noThread;
        }
        return handle;
    }

    /** For code that makes several runs which belong together: tells observers that a batch starts. */
    public Observation<Finished.Batch> batchStarted(Started.Batch batch) {
        Publisher publisher = hub.publisher();
        return new HandleObservation<>(publisher, publisher.started(Handle.none(), BATCH, batch));
    }

    /**
     * Sends a signal of a batch to listeners and, as something within the batch, to the observers that were told of it.
     *
     * @param batch what {@link #batchStarted} answered
     */
    public <S extends Signal> void batchSignal(Observation<?> batch, Class<S> type, Supplier<S> signal) {
        if (batch instanceof HandleObservation<?> own) {
            own.signal(type, signal);
        } else {
            signals().send(type, signal);
        }
    }

    /** One run of a batch starts; {@code batch} is what {@link #batchStarted} answered. */
    public Observation<Finished.Layer> batchItemStarted(Observation<?> batch, Started.BatchItem item) {
        return batch instanceof HandleObservation<?> own ? own.layer(BATCH_ITEM, item) : Observation.none();
    }

    PipelineScripts scripts() {
        return scripts;
    }

    Hub hub() {
        return hub;
    }

    Settings settings() {
        return settings;
    }

    /** The engine's clock. */
    public TimeSource timeSource() {
        return settings.time();
    }

    /** The tasks that scripts can name. */
    public TaskRegistry tasks() {
        return registry;
    }

    @Override
    public Registration addObserver(RunObserver observer) {
        return hub.add(observer);
    }

    @Override
    public Signals signals() {
        return hub.signals();
    }

    @Override
    public String name() {
        return settings.name();
    }

    /**
     * No new runs from here on; waits for those under way up to the drain time-out, then aborts them; closes the pools.
     * Doing so twice does nothing.
     */
    @Override
    public void close() {
        active.drain();
        pools.close();
    }

    /** As {@link #close()}, but runs under way are aborted after {@code drain}; for the end of the process. */
    public void close(Duration drain) {
        active.drain(drain);
        pools.close();
    }
}
