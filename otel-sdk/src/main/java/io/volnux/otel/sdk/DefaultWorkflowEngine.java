// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.volnux.engine.Engine;
import io.volnux.observe.Observable;
import io.volnux.observe.RunObserver;
import io.volnux.observe.signal.Registration;
import io.volnux.observe.signal.Signals;

/** The guide's name for an {@link Engine} with default settings; {@link #engine()} is what runs. */
public final class DefaultWorkflowEngine implements Observable, AutoCloseable {

    private final Engine engine;

    /** Without debug logging. */
    public DefaultWorkflowEngine() {
        this(false);
    }

    /** An engine whose loop logs what it does, if asked to. */
    public DefaultWorkflowEngine(boolean enableDebugLogging) {
        this(Engine.builder().enableDebugLogging(enableDebugLogging).build());
    }

    /** This engine. */
    public DefaultWorkflowEngine(Engine engine) {
        this.engine = engine;
    }

    /** The engine, for {@code pipeline.start(engine)}. */
    public Engine engine() {
        return engine;
    }

    @Override
    public Registration addObserver(RunObserver observer) {
        return engine.addObserver(observer);
    }

    @Override
    public Signals signals() {
        return engine.signals();
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public void close() {
        engine.close();
    }
}
