// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.graph.InputSpec;
import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskRegistry;
import io.volnux.lang.NearestName;
import io.volnux.observe.Started;
import io.volnux.observe.signal.Signal;
import io.volnux.task.ConfigurationException;
import io.volnux.task.ExecutionContext;
import io.volnux.task.FailurePolicy;
import io.volnux.task.PipelineView;
import io.volnux.task.Problem;
import io.volnux.task.RunResult;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A workflow whose inputs are the fields of a class: those marked {@link io.volnux.task.Input}. The script is in
 * {@link Pointy}, or in {@code <ClassName>.pty} beside the class. An instance is one parameterised run; it may be started
 * once, and again only after {@link #forceRerun()}.
 *
 * <p>Without an engine of one's own, {@link #start()} makes one for the run from {@link #tasks()} and closes it.
 */
public abstract class Pipeline implements PipelineView {

    private final ReentrantLock lock = new ReentrantLock();
    private final String id = UUID.randomUUID().toString();

    // guarded by lock
    private boolean started;
    private boolean announced;
    private final List<Started.TimedSignal> earlier = new ArrayList<>();
    private volatile @Nullable RunHandle run;
    private volatile Map<String, @Nullable Object> bound = Map.of();

    protected Pipeline() {}

    /**
     * A pipeline with inputs from a map, converted to the types of the fields.
     *
     * @throws ConfigurationException listing unknown names, values of a wrong type and missing required inputs
     */
    public static <P extends Pipeline> P create(Class<P> type, Map<String, ?> inputs) {
        P pipeline = instance(type);
        PipelineInputs fields = PipelineInputs.of(type);
        List<Problem> problems = fields.write(pipeline, inputs);
        if (problems.isEmpty()) {
            fields.read(pipeline, problems);
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return pipeline;
    }

    private static <P extends Pipeline> P instance(Class<P> type) {
        try {
            Constructor<P> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException thrown) {
            throw new ConfigurationException(
                    "NO_INSTANCE", "constructor of %s threw %s".formatted(type.getName(), thrown.getCause()));
        } catch (ReflectiveOperationException missing) {
            throw new ConfigurationException(
                    "NO_CONSTRUCTOR", "%s must have a constructor without arguments".formatted(type.getName()));
        }
    }

    /** The inputs of a pipeline class, inherited ones first. */
    public static List<PipelineInput> inputsOf(Class<? extends Pipeline> type) {
        return PipelineInputs.of(type).described();
    }

    /** Tasks for a run without an engine of one's own; by default those offered on the class path. */
    protected TaskRegistry tasks() {
        return TaskRegistry.builder().discovered(getClass().getClassLoader()).build();
    }

    /** Failure policy of this pipeline, between the script's and the engine's; by default none. */
    protected Optional<FailurePolicy> failurePolicy() {
        return Optional.empty();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return getClass().getSimpleName();
    }

    @Override
    public Map<String, @Nullable Object> inputs() {
        return Collections.unmodifiableMap(bound);
    }

    @Override
    public Optional<RunResult> lastRun() {
        RunHandle known = run;
        return known == null ? Optional.empty() : Optional.of(known.result());
    }

    /** Allows another start of this instance; answers the instance. */
    public Pipeline forceRerun() {
        lock.lock();
        try {
            started = false;
        } finally {
            lock.unlock();
        }
        return this;
    }

    /** Everything that keeps it from running on an engine made from {@link #tasks()}. */
    public Validation validate() {
        try (Engine engine = ownEngine()) {
            return validate(engine);
        }
    }

    /** Everything that keeps it from running on this engine. */
    public Validation validate(Engine engine) {
        Validation script = engine.validate(engine.scripts().of(this));
        return new Validation(
                script.graph(), GraphChecks.join(script.problems(), bind(engine, script.graph())), script.warnings());
    }

    /**
     * Runs on an engine made for this run, on the calling thread.
     *
     * @return the first context; {@code context.run()} is the result
     * @throws RunFailedException if the run failed
     * @throws PipelineExecutionException if a limit or the infrastructure ended it
     * @throws ConfigurationException listing all problems, before anything runs
     * @throws PipelineAlreadyRunException at a second start
     */
    public ExecutionContext start() {
        try (Engine engine = ownEngine()) {
            return start(engine);
        }
    }

    /** As {@link #start()}, on this engine. */
    public ExecutionContext start(Engine engine) {
        Engine.Prepared prepared = prepare(engine);
        RunHandle handle = new RunHandle(prepared.run());
        run = handle;
        return context(Outcomes.orThrow(engine.here(prepared)));
    }

    /** Starts on an engine made for this run and returns at once; the engine is closed when the run is over. */
    public RunHandle startAsync() {
        Engine engine = ownEngine();
        try {
            RunHandle handle = startAsync(engine);
            handle.whenOver(engine::close);
            return handle;
        } catch (RuntimeException refused) {
            engine.close();
            throw refused;
        }
    }

    /** Starts on this engine and returns at once. */
    public RunHandle startAsync(Engine engine) {
        RunHandle handle = engine.away(prepare(engine));
        run = handle;
        return handle;
    }

    /** Ends a running run as CANCELLED; without one it does nothing. */
    public void stop() {
        RunHandle known = run;
        if (known != null) {
            known.cancel();
        }
    }

    /** Ends a running run as ABORTED; without one it does nothing. */
    public void shutdown() {
        RunHandle known = run;
        if (known != null) {
            known.shutdown();
        }
    }

    private static ExecutionContext context(RunResult result) {
        return result.head().orElseThrow(() -> new IllegalStateException("run ended before its first stage"));
    }

    private Engine ownEngine() {
        return Engine.builder().tasks(tasks()).build();
    }

    private Engine.Prepared prepare(Engine engine) {
        lock.lock();
        try {
            if (started) {
                throw new PipelineAlreadyRunException(name());
            }
            Validation validation = validate(engine);
            validation.orThrow();
            started = true;
            RunOptions options =
                    failurePolicy().map(RunOptions.none()::defaultPolicy).orElse(RunOptions.none());
            return new Engine.Prepared(
                    engine.newRun(validation.graph(), name(), bound, options), this, List.copyOf(earlier));
        } finally {
            lock.unlock();
        }
    }

    private List<Problem> bind(Engine engine, TaskGraph graph) {
        lock.lock();
        try {
            boolean first = !announced;
            announced = true;
            PipelineInputs fields = PipelineInputs.of(getClass());
            List<Problem> problems = new ArrayList<>();
            Map<String, @Nullable Object> values = fields.read(this, problems);
            if (first) {
                announce(engine, new Signal.PipelinePreInit(this, Collections.unmodifiableMap(values)));
            }
            bound = values;
            checkTasks(graph, values, problems);
            if (first) {
                announce(engine, new Signal.PipelinePostInit(this));
            }
            return problems;
        } finally {
            lock.unlock();
        }
    }

    private void announce(Engine engine, Signal signal) {
        earlier.add(new Started.TimedSignal(signal, engine.settings().time().now()));
        engine.signals().send(signal);
    }

    /** Every input a task wants must be a field. */
    private void checkTasks(TaskGraph graph, Map<String, @Nullable Object> values, List<Problem> problems) {
        for (InputSpec spec : graph.inputs().values()) {
            if (spec.required() && !values.containsKey(spec.name())) {
                problems.add(new Problem(
                        "UNKNOWN_INPUT",
                        "task %s wants input '%s', which is no field of pipeline %s; add @Input %s %s"
                                .formatted(
                                        String.join(", ", spec.wantedBy()),
                                        spec.name(),
                                        name(),
                                        spec.type().getTypeName(),
                                        spec.name()),
                        spec.name(),
                        0,
                        0,
                        NearestName.nearest(spec.name(), values.keySet()).orElse(null),
                        List.of()));
            }
        }
    }
}
