// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.volnux.engine.Engine;
import io.volnux.observe.Observable;
import io.volnux.observe.RunObserver;
import io.volnux.observe.signal.Registration;
import io.volnux.observe.signal.Signals;

/** The guide's name for an engine that the tracer listens to. Its results are those of the engine it was made from. */
public final class InstrumentedDefaultWorkflowEngine implements Observable, AutoCloseable {

    private final DefaultWorkflowEngine original;

    /** The same engine, listened to. Whether it logs was decided when it was built; asking here logs the wish. */
    public InstrumentedDefaultWorkflowEngine(DefaultWorkflowEngine original, boolean enableDebugLogging) {
        this.original = original;
        VolnuxComponents.instrumentEngine(original.engine());
        if (enableDebugLogging) {
            System.getLogger("io.volnux.otel")
                    .log(System.Logger.Level.DEBUG, "engine {0} is instrumented", original.name());
        }
    }

    /** As the longer one, without debug logging. */
    public InstrumentedDefaultWorkflowEngine(DefaultWorkflowEngine original) {
        this(original, false);
    }

    /** The engine, for {@code pipeline.start(engine)}. */
    public Engine engine() {
        return original.engine();
    }

    @Override
    public Registration addObserver(RunObserver observer) {
        return original.addObserver(observer);
    }

    @Override
    public Signals signals() {
        return original.signals();
    }

    @Override
    public String name() {
        return original.name();
    }

    @Override
    public void close() {
        original.close();
    }
}
