// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.property;

import io.volnux.engine.Engine;
import io.volnux.engine.EngineBuilder;
import io.volnux.engine.PipelineExecutionException;
import io.volnux.engine.RunHandle;
import io.volnux.engine.RunOptions;
import io.volnux.engine.Workflow;
import io.volnux.engine.testing.ManualTime;
import io.volnux.observe.RunObserver;
import io.volnux.observe.signal.Signal;
import io.volnux.task.FailurePolicy;
import io.volnux.task.Retention;
import io.volnux.task.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;

/** Runs one random graph and remembers what was seen; public for modules that observe the same graphs. */
public final class RandomRun {

    private static final Duration REAL_TIME = Duration.ofSeconds(60);

    private final boolean limited;
    private final boolean ends;
    private final boolean shutdown;
    private final int endsAt;
    private final FailurePolicy policy;
    private final boolean deadline;
    private final Retention retention;
    private final RandomGraph graph;

    public RandomRun(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.limited = random.nextInt(4) == 0;
        this.deadline = random.nextBoolean();
        this.ends = random.nextInt(5) == 0;
        this.shutdown = random.nextBoolean();
        this.endsAt = 1 + random.nextInt(60);
        this.policy = random.nextBoolean() ? FailurePolicy.STOP : FailurePolicy.CONTINUE;
        this.retention = random.nextInt(4) == 0 ? Retention.LAST : Retention.ALL;
        this.graph = RandomGraph.of(seed, limited);
    }

    /** What was seen. */
    record Seen(RunResult result, boolean threw, List<Notes.Note> notes, List<String> farewells) {}

    /** The script. */
    public String text() {
        return graph.text();
    }

    FailurePolicy policy() {
        return policy;
    }

    /** Whether every run of this graph must go the same way. */
    boolean isRepeatable() {
        return !ends && !limited;
    }

    boolean mayBeEnded() {
        return ends;
    }

    /** Runs it, seen by an observer that writes everything down. */
    Seen observed() throws InterruptedException, TimeoutException {
        CompletableFuture<RunHandle> handle = new CompletableFuture<>();
        Notes notes = new Notes(call -> endMaybe(call, handle));
        return run(notes.observer(), handle, notes);
    }

    /** Runs it with this observer. */
    public RunResult observedBy(RunObserver observer) throws InterruptedException, TimeoutException {
        return again(observer).result();
    }

    /** Runs it with nobody watching, or with an observer that throws. */
    Seen again(RunObserver... observers) throws InterruptedException, TimeoutException {
        Notes none = new Notes(call -> {});
        return run(observers.length == 0 ? new RunObserver() {} : observers[0], new CompletableFuture<>(), none);
    }

    private void endMaybe(int call, CompletableFuture<RunHandle> handle) {
        if (!ends || call != endsAt) {
            return;
        }
        if (shutdown) {
            handle.join().shutdown();
        } else {
            handle.join().cancel();
        }
    }

    private Seen run(RunObserver observer, CompletableFuture<RunHandle> handle, Notes notes)
            throws InterruptedException, TimeoutException {
        ManualTime time = new ManualTime();
        Actor actor = new Actor(time);
        List<String> farewells = new java.util.ArrayList<>();
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        try (Engine engine = builder(time, actor).observer(observer).build()) {
            engine.signals().on(Signal.PipelineExecutionEnd.class, signal -> heard.add(signal.name()));
            engine.signals().on(Signal.PipelineStop.class, signal -> heard.add(signal.name()));
            engine.signals().on(Signal.PipelineShutdown.class, signal -> heard.add(signal.name()));
            RunOptions options =
                    limited && deadline ? RunOptions.none().deadline(Duration.ofSeconds(30)) : RunOptions.none();
            RunHandle run = engine.start(Workflow.parse("Random", graph.text()), Map.of(), options);
            handle.complete(run);
            boolean threw = threw(run);
            farewells.addAll(heard);
            return new Seen(run.result(), threw, notes.all(), farewells);
        } finally {
            actor.curtain();
        }
    }

    private static boolean threw(RunHandle run) throws InterruptedException, TimeoutException {
        try {
            run.await(REAL_TIME);
            return false;
        } catch (PipelineExecutionException infrastructure) {
            return true;
        }
    }

    private EngineBuilder builder(ManualTime time, Actor actor) {
        EngineBuilder builder = Engine.builder()
                .tasks(actor.registry(graph.behaviours()))
                .discovery(false)
                .failurePolicy(policy)
                .gracePeriod(Duration.ofSeconds(1))
                .retainResults(retention)
                .timeSource(time);
        return limited ? builder.stageTimeout(Duration.ofSeconds(10)) : builder;
    }
}
