// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.progress;

import io.volnux.engine.spi.TimeSource;
import io.volnux.observe.Finished;
import io.volnux.observe.Happened;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.task.SecretValues;
import io.volnux.task.TaskOutcome;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Hears a run and tells a view what is worth showing. */
public final class Progress implements RunObserver, AutoCloseable {

    private final View view;
    private final TimeSource time;
    private final AtomicReference<SecretValues> secrets = new AtomicReference<>(SecretValues.none());

    private Progress(View view, TimeSource time) {
        this.view = view;
        this.time = time;
    }

    /** One live line per active task, above them whatever else is written. */
    public static Progress live(Screen screen, TimeSource time) {
        return new Progress(new LiveView(screen, time), time);
    }

    /** Plain lines. */
    public static Progress lines(Lines lines, TimeSource time) {
        return new Progress(new LineView(lines, time), time);
    }

    @Override
    public void close() {
        view.close();
    }

    @Override
    public Observation<Finished.Run> runStarted(Started.Run run) {
        SecretValues own =
                SecretValues.of(run.result().inputs()).and(run.graph().secretOptions());
        secrets.updateAndGet(known -> known.and(own)); // the runs of a batch keep each other's
        view.begins();
        return new Whole();
    }

    @Override
    public Observation<Finished.Task> taskStarted(Observation<?> parent, Started.Task task) {
        TaskProgress progress = new TaskProgress(task.node(), time.nanoTime(), secrets.get());
        task.node()
                .meta()
                .ifPresent(meta ->
                        progress.items(FanOut.instances(meta, task.record().received())));
        view.started(progress);
        return new Task(progress);
    }

    @Override
    public Observation<Finished.Attempt> attemptStarted(Observation<?> parent, Started.Attempt attempt) {
        TaskProgress task = taskOf(parent);
        if (task == null) {
            return Observation.none();
        }
        if (parent instanceof Task) {
            task.attempt(attempt.number());
        }
        return new Part<>(task);
    }

    @Override
    public Observation<Finished.Instance> instanceStarted(Observation<?> parent, Started.Instance instance) {
        TaskProgress task = taskOf(parent);
        return task == null ? Observation.none() : new Instance(task);
    }

    @Override
    public void happened(Observation<?> within, Happened what) {
        TaskProgress task = taskOf(within);
        if (task != null && what instanceof Happened.AttemptFailed failed) {
            TaskProgress.Wait failure = new TaskProgress.Wait(
                    failed.attempt(),
                    failed.maxAttempts(),
                    Causes.brief(failed.cause(), task.secrets()),
                    time.nanoTime() + failed.backoff().toNanos());
            if (within instanceof Instance) {
                return; // thousands of items may retry: the report counts them
            }
            task.failed(failure);
            view.retrying(task, failure);
        }
    }

    private static @Nullable TaskProgress taskOf(Observation<?> observation) {
        return observation instanceof OfTask part ? part.task() : null;
    }

    private interface OfTask {
        TaskProgress task();
    }

    private record Whole() implements Observation<Finished.Run> {
        @Override
        public void finished(Finished.Run end) {}
    }

    private final class Task implements Observation<Finished.Task>, OfTask {
        private final TaskProgress task;

        Task(TaskProgress task) {
            this.task = task;
        }

        @Override
        public TaskProgress task() {
            return task;
        }

        @Override
        public void finished(Finished.Task end) {
            view.ended(task, end.record());
        }
    }

    private record Part<F>(TaskProgress task) implements Observation<F>, OfTask {
        @Override
        public void finished(F end) {}
    }

    private record Instance(TaskProgress task) implements Observation<Finished.Instance>, OfTask {
        @Override
        public void finished(Finished.Instance end) {
            task.instanceEnded(end.outcome() == TaskOutcome.FAILURE || end.outcome() == TaskOutcome.TIMED_OUT);
        }
    }
}
