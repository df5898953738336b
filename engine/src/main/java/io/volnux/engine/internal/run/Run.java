// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.run;

import io.volnux.engine.internal.publish.Publisher;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.result.RunRecord;
import io.volnux.engine.spi.TaskExecutor;
import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskNode;
import io.volnux.observe.Happened;
import io.volnux.observe.signal.Signal;
import io.volnux.task.FailurePolicy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run while it runs: what all steps share. Thread-safe. */
public final class Run {

    private final TaskGraph graph;
    private final RunRecord record;
    private final Settings settings;
    private final Publisher publisher;
    private final ExecutorLookup executors;
    private final FailurePolicy policy;
    private final Lane root;
    private final AtomicLong lateResults = new AtomicLong();
    private volatile boolean interrupted;

    /** Finds an executor for a task; the engine's pools behind an interface. */
    @FunctionalInterface
    public interface ExecutorLookup {
        TaskExecutor find(String name, Map<String, @Nullable Object> config);
    }

    /** What a run is made of. */
    public record Parts(
            TaskGraph graph,
            RunRecord record,
            Settings settings,
            Publisher publisher,
            ExecutorLookup executors,
            FailurePolicy policy,
            long deadline) {}

    /** A run on the calling thread. */
    public Run(Parts parts) {
        this.graph = parts.graph();
        this.record = parts.record();
        this.settings = parts.settings();
        this.publisher = parts.publisher();
        this.executors = parts.executors();
        this.policy = parts.policy();
        this.root = Lane.root(this, parts.deadline());
    }

    /** The script as nodes. */
    public TaskGraph graph() {
        return graph;
    }

    /** What it leaves behind. */
    public RunRecord record() {
        return record;
    }

    /** How the engine runs things. */
    public Settings settings() {
        return settings;
    }

    /** Where observers and listeners are told. */
    public Publisher publisher() {
        return publisher;
    }

    /** The engine's executors. */
    public ExecutorLookup executors() {
        return executors;
    }

    /** Failure policy in force. */
    public FailurePolicy policy() {
        return policy;
    }

    /** The lane of the run's own thread. */
    public Lane root() {
        return root;
    }

    /** Ends the run for this reason: interrupts everything under way. */
    public void end(Halt why) {
        root.cancel(why);
    }

    /** Why it was ended from outside, null if it was not. */
    public @Nullable Halt halt() {
        return root.halt();
    }

    /** Sends a signal on behalf of a lane. */
    public <S extends Signal> void signal(Lane lane, Class<S> type, Supplier<S> signal) {
        publisher.signal(lane.innermost(), type, signal);
    }

    /** Sends a signal outside any lane. */
    public <S extends Signal> void signal(Class<S> type, Supplier<S> signal) {
        publisher.signal(record.handle(), type, signal);
    }

    /** Whether nobody hears, by observer, listener or log, of what simply goes well: then that takes none of its time. */
    public boolean isUnheard() {
        return publisher.isUnheard() && !settings.debug();
    }

    /** A thread was left behind with work that does not react. */
    public void leftBehind(String thread, @Nullable Execution execution) {
        log().log(
                        System.Logger.Level.WARNING,
                        "run {0}: {1} did not react to its interrupt within {2}; thread {3} was left behind",
                        record.runId(),
                        execution == null ? "work" : "task " + execution.name(),
                        settings.gracePeriod(),
                        thread);
    }

    /** The caller's thread was interrupted; it gets the flag back at the end. */
    public void interruptedFromOutside() {
        interrupted = true;
    }

    /** Whether the caller's thread was interrupted. */
    public boolean wasInterruptedFromOutside() {
        return interrupted;
    }

    /** Work that was left behind came back, perhaps after the run; called on its thread. */
    public void lateResult(TaskNode node) {
        lateResults.incrementAndGet();
        publisher.happened(record.handle(), () -> new Happened.LateResult(node));
    }

    /** How many results came too late and were ignored. */
    public long lateResults() {
        return lateResults.get();
    }

    /** Logs what the loop does, if asked to. */
    public void debug(Supplier<String> text) {
        if (settings.debug()) {
            log().log(System.Logger.Level.INFO, "run {0}: {1}", record.runId(), text.get());
        }
    }

    /** Looked for when there is something to say: the platform opens every jar of the class path for its first logger. */
    private static System.Logger log() {
        return System.getLogger("io.volnux.engine");
    }
}
