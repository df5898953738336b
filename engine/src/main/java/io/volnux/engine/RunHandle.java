// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.result.RunRecord;
import io.volnux.engine.internal.run.Run;
import io.volnux.task.Durations;
import io.volnux.task.ExecutionContext;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.RunResult;
import io.volnux.task.TaskCancelledException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A run that was started and goes on by itself. Thread-safe. */
public final class RunHandle {

    private final Run run;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Queue<Runnable> afterwards = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Throwable broken;

    RunHandle(Run run) {
        this.run = run;
    }

    void over(@Nullable Throwable defect) {
        broken = defect;
        over.countDown();
        for (Runnable action = afterwards.poll(); action != null; action = afterwards.poll()) {
            action.run();
        }
    }

    /** Runs this once, when the run is over. */
    void whenOver(Runnable action) {
        afterwards.add(action);
        if (isDone() && afterwards.remove(action)) {
            action.run();
        }
    }

    RunRecord record() {
        return run.record();
    }

    /** That of its run, because the JVM's own costs more to make than a short task. */
    @Override
    public int hashCode() {
        return runId().hashCode();
    }

    /** Whether it is this very handle. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    /** Id of the run. */
    public String runId() {
        return run.record().runId();
    }

    /** The result, live while the run goes on. */
    public RunResult result() {
        return run.record();
    }

    /** First context, empty before the first dispatch. */
    public Optional<ExecutionContext> context() {
        return run.record().head();
    }

    /** Whether the run is over. */
    public boolean isDone() {
        return over.getCount() == 0;
    }

    /**
     * Waits for the end. Interrupting the waiting thread ends the wait, not the run.
     *
     * @return the result, whatever it is
     * @throws PipelineExecutionException if time-out or infrastructure ended the run
     */
    public RunResult await() throws InterruptedException {
        over.await();
        return Outcomes.returned(run.record(), broken);
    }

    /**
     * Waits for the end, but not longer than {@code limit}; the run goes on after that.
     *
     * @throws TimeoutException if the run is not over by then
     * @throws PipelineExecutionException if time-out or infrastructure ended the run
     */
    public RunResult await(Duration limit) throws InterruptedException, TimeoutException {
        if (!over.await(Durations.nanos(limit), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException(
                    "run %s is not over after %s; it goes on".formatted(runId(), Durations.text(limit)));
        }
        return Outcomes.returned(run.record(), broken);
    }

    /** Ends the run as CANCELLED: what runs is interrupted, nothing more starts. Does nothing once it is over. */
    public void cancel() {
        end(Halt.Kind.CANCELLED, "run was cancelled");
    }

    /** Ends the run as ABORTED, likewise. */
    public void shutdown() {
        end(Halt.Kind.ABORTED, "run was shut down");
    }

    private void end(Halt.Kind kind, String why) {
        if (run.record().status() == ExecutionStatus.RUNNING) {
            run.end(new Halt(kind, new TaskCancelledException(why)));
        }
    }
}
