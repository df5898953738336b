// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.telemetry;

import io.volnux.observe.Observable;
import io.volnux.task.RunResult;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Telemetry of one start of the command line, or none. Used by the thread of the command. */
public interface Telemetry extends AutoCloseable {

    /** Nobody asked for it. */
    Telemetry OFF = new Telemetry() {
        @Override
        public void listenTo(Observable engine) {}

        @Override
        public <T> T underParent(Supplier<T> start) {
            return start.get();
        }

        @Override
        public Optional<Sent> end(@Nullable RunResult run) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    };

    /**
     * Starts what is asked for.
     *
     * @param environment variables, of which {@code TRACEPARENT}, {@code TRACESTATE} and {@code BAGGAGE} name the parent
     * @throws io.volnux.cli.text.UserError if a setting is wrong
     */
    static Telemetry of(TelemetryWish wish, Function<String, @Nullable String> environment) {
        return wish.isMade() ? SdkTelemetry.start(wish, environment) : OFF;
    }

    /** What a program needs in its environment to go on with the trace of the task that starts it. */
    static Supplier<Map<String, String>> variables(TelemetryWish wish) {
        return wish.isMade() ? SdkTelemetry::variables : Map::of;
    }

    /** From now on runs of this engine are told. */
    void listenTo(Observable engine);

    /** Starts a run as a child of what the environment names. */
    <T> T underParent(Supplier<T> start);

    /** Sends what waits and ends; answers what became of it, if there was anything. */
    Optional<Sent> end(@Nullable RunResult run);

    /** Ends, if it has not ended yet. */
    @Override
    void close();
}
