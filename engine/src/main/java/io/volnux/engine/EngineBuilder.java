// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.engine.internal.run.Settings;
import io.volnux.engine.spi.ExecutorProvider;
import io.volnux.engine.spi.TimeSource;
import io.volnux.graph.TaskRegistry;
import io.volnux.observe.RunObserver;
import io.volnux.task.Durations;
import io.volnux.task.FailurePolicy;
import io.volnux.task.Retention;
import io.volnux.task.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the settings of an {@link Engine}; not thread-safe. */
public final class EngineBuilder {

    private String name = "DefaultIterativeEngine";
    private TaskRegistry registry = TaskRegistry.empty();
    private FailurePolicy failurePolicy = FailurePolicy.STOP;
    private RetryPolicy defaultRetry = RetryPolicy.ofDefaults();
    private boolean strictMode = true;
    private boolean debug;
    private boolean discovery = true;
    private @Nullable Duration stageTimeout;
    private @Nullable Duration watchLimit;
    private Duration gracePeriod = Duration.ofSeconds(5);
    private Duration drainTimeout = Duration.ofSeconds(30);
    private Retention retention = Retention.ALL;
    private TimeSource time = TimeSource.system();
    private @Nullable Path scriptDirectory;
    private final List<ExecutorProvider> executors = new ArrayList<>();
    private final List<RunObserver> observers = new ArrayList<>();

    EngineBuilder() {}

    /** The engine's name in traces and logs; default {@code DefaultIterativeEngine}. */
    public EngineBuilder name(String value) {
        this.name = Objects.requireNonNull(value, "name");
        return this;
    }

    /** The tasks scripts can name; default none. */
    public EngineBuilder tasks(TaskRegistry value) {
        this.registry = Objects.requireNonNull(value, "tasks");
        return this;
    }

    /** What an unhandled failure does if nothing more specific says so; default {@link FailurePolicy#STOP}. */
    public EngineBuilder failurePolicy(FailurePolicy value) {
        this.failurePolicy = Objects.requireNonNull(value, "failurePolicy");
        return this;
    }

    /** What a factor in a script starts from when the task has no policy of its own; default: 50 ms doubling to 100 s. */
    public EngineBuilder defaultRetry(RetryPolicy value) {
        this.defaultRetry = Objects.requireNonNull(value, "defaultRetry");
        return this;
    }

    /** Whether an infrastructure error ends the run (default), or is recorded and the chain goes on. */
    public EngineBuilder strictMode(boolean value) {
        this.strictMode = value;
        return this;
    }

    /** Whether the loop logs what it does; default false. */
    public EngineBuilder enableDebugLogging(boolean value) {
        this.debug = value;
        return this;
    }

    /** Limit of every stage; default none. */
    public EngineBuilder stageTimeout(Duration value) {
        this.stageTimeout = positive(value, "stageTimeout");
        return this;
    }

    /** A stage that takes longer is logged; default none. */
    public EngineBuilder watchLimit(Duration value) {
        this.watchLimit = positive(value, "watchLimit");
        return this;
    }

    /** How long interrupted work may take before it is left behind; default 5 s. */
    public EngineBuilder gracePeriod(Duration value) {
        this.gracePeriod = Objects.requireNonNull(value, "gracePeriod");
        return this;
    }

    /** How long {@link Engine#close()} waits for runs under way; default 30 s. */
    public EngineBuilder drainTimeout(Duration value) {
        this.drainTimeout = Objects.requireNonNull(value, "drainTimeout");
        return this;
    }

    /** Which contents a run keeps; default {@link Retention#ALL}. */
    public EngineBuilder retainResults(Retention value) {
        this.retention = Objects.requireNonNull(value, "retainResults");
        return this;
    }

    /** The clock; default that of the machine. */
    public EngineBuilder timeSource(TimeSource value) {
        this.time = Objects.requireNonNull(value, "timeSource");
        return this;
    }

    /** Where scripts of pipelines are looked for last; default nowhere. */
    public EngineBuilder scriptDirectory(Path value) {
        this.scriptDirectory = Objects.requireNonNull(value, "scriptDirectory");
        return this;
    }

    /** Adds an executor that scripts can name. */
    public EngineBuilder executor(ExecutorProvider value) {
        executors.add(Objects.requireNonNull(value, "executor"));
        return this;
    }

    /** Adds an observer. */
    public EngineBuilder observer(RunObserver value) {
        observers.add(Objects.requireNonNull(value, "observer"));
        return this;
    }

    /** Whether observers on the class path attach themselves; default true. */
    public EngineBuilder discovery(boolean value) {
        this.discovery = value;
        return this;
    }

    /** The engine. */
    public Engine build() {
        return new Engine(this);
    }

    Settings settings() {
        return new Settings(
                name, failurePolicy, strictMode, stageTimeout, gracePeriod, watchLimit, retention, time, debug);
    }

    TaskRegistry registry() {
        return registry;
    }

    RetryPolicy defaultRetry() {
        return defaultRetry;
    }

    Duration drainTimeout() {
        return drainTimeout;
    }

    @Nullable
    Path scriptDirectory() {
        return scriptDirectory;
    }

    List<ExecutorProvider> executors() {
        return executors;
    }

    List<RunObserver> observers() {
        return observers;
    }

    void discover(Engine engine) {
        if (discovery) {
            ObserverDiscovery.configure(engine);
        }
    }

    private static Duration positive(Duration value, String what) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(what + " must be positive, got " + Durations.text(value));
        }
        return value;
    }
}
