// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.loop;

import io.volnux.engine.internal.context.Dispatch;
import io.volnux.engine.internal.flow.Entry;
import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.publish.Layer;
import io.volnux.engine.internal.publish.Publisher;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.result.RunRecord;
import io.volnux.engine.internal.result.RunVerdict;
import io.volnux.engine.internal.result.StageEnd;
import io.volnux.engine.internal.run.Interruption;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.Run;
import io.volnux.observe.Finished;
import io.volnux.observe.Part;
import io.volnux.observe.Started;
import io.volnux.observe.signal.Signal;
import io.volnux.task.ExecutionContext;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.FailurePolicy;
import io.volnux.task.PipelineView;
import io.volnux.task.ResultWord;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskResults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run from its first signal to its last, on the calling thread. */
public final class RunLoop {

    private static final Layer<Run, Finished.Engine> ENGINE = new Layer<>(
            (observer, parent, run) -> observer.engineStarted(
                    parent, new Started.Engine(run.settings().name(), run.policy())),
            (run, cause) -> new Finished.Engine(0, cause));

    private final Run run;
    private final PipelineView pipeline;
    private final List<Started.TimedSignal> earlier;

    public RunLoop(Run run, PipelineView pipeline, List<Started.TimedSignal> earlier) {
        this.run = run;
        this.pipeline = pipeline;
        this.earlier = earlier;
    }

    /** Runs to the end; whatever happens is in the record afterwards. Gives the caller its interrupt flag back. */
    public void run() {
        run.root().worker().runsOn(Thread.currentThread());
        RunRecord record = run.record();
        Publisher publisher = run.publisher();
        Handle<Finished.Run> handle = publisher.runStarted(
                () -> new Started.Run(pipeline, run.graph(), record, run.policy(), record.startedAt(), earlier));
        record.observedBy(handle);
        try {
            run.signal(Signal.PipelineExecutionStart.class, () -> new Signal.PipelineExecutionStart(pipeline));
            StageEnd end = engine();
            record.unhandled(unhandled(end));
            record.ended(verdict(end), end.results());
            farewell(record);
        } finally {
            if (!handle.isNone()) {
                handle.finish(new Finished.Run(record));
            }
            if (run.wasInterruptedFromOutside()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private StageEnd engine() {
        Lane lane = run.root();
        Handle<Finished.Engine> handle = lane.starts(Part.ENGINE, ENGINE, run);
        Throwable defect = null;
        try {
            if (Thread.currentThread().isInterrupted()) {
                Interruption.cancel(run);
            }
            StageEnd end = new ChainLoop().run(lane, run.graph().chain(), Entry.first());
            if (end.halt() != null && run.record().head().isEmpty()) {
                Dispatch.undispatched(lane, run.graph().chain().first(), end.halt());
            }
            return end;
        } catch (RuntimeException | Error broken) {
            defect = broken;
            Halt halt = new Halt(Halt.Kind.INFRASTRUCTURE, broken);
            return new StageEnd.Sum(
                    TaskResults.empty(),
                    false,
                    halt,
                    List.of(),
                    List.of(),
                    run.record().now(),
                    null);
        } finally {
            if (!handle.isNone()) {
                lane.finish(handle, new Finished.Engine(run.record().tasks().size(), defect));
            }
        }
    }

    /** A failure that is a stop condition's ends the run, which handles it; whatever failed beside it was not handled. */
    private static List<Execution> unhandled(StageEnd end) {
        if (end.failures().isEmpty()) {
            return List.of();
        }
        return end.failures().stream()
                .filter(failure -> failure.outcome() != TaskOutcome.STOPPED)
                .toList();
    }

    private RunVerdict verdict(StageEnd end) {
        Halt halt = Halt.stronger(end.halt(), run.halt());
        if (halt != null) {
            return verdict(halt);
        }
        if (end.ok() && !run.record().hasUnhandled()) {
            return new RunVerdict(ExecutionStatus.COMPLETED, ResultWord.SUCCESS, null, false);
        }
        return run.policy() == FailurePolicy.STOP
                ? new RunVerdict(ExecutionStatus.FAILED, ResultWord.FAILURE, null, false)
                : new RunVerdict(ExecutionStatus.COMPLETED, ResultWord.PARTIAL, null, false);
    }

    private static RunVerdict verdict(Halt halt) {
        Throwable error = halt.error();
        return switch (halt.kind()) {
            case INFRASTRUCTURE -> new RunVerdict(ExecutionStatus.FAILED, ResultWord.ERROR, error, false);
            case TIME_OUT -> new RunVerdict(ExecutionStatus.FAILED, ResultWord.TIMEOUT, error, false);
            case STOPPED_BY_SUCCESS -> new RunVerdict(ExecutionStatus.CANCELLED, ResultWord.STOPPED, null, false);
            case STOPPED_BY_FAILURE -> new RunVerdict(ExecutionStatus.CANCELLED, ResultWord.STOPPED, null, true);
            case BAD_GOTO -> new RunVerdict(ExecutionStatus.CANCELLED, ResultWord.FAILURE, error, false);
            case CANCELLED -> new RunVerdict(ExecutionStatus.CANCELLED, ResultWord.CANCELLED, error, false);
            case ABORTED -> new RunVerdict(ExecutionStatus.ABORTED, ResultWord.ABORTED, error, false);
        };
    }

    /** The one signal that fits the end. */
    private void farewell(RunRecord record) {
        @Nullable ExecutionContext head = record.head().orElse(null);
        switch (record.status()) {
            case CANCELLED ->
                run.signal(Signal.PipelineStop.class, () -> new Signal.PipelineStop(pipeline, head, record));
            case ABORTED ->
                run.signal(Signal.PipelineShutdown.class, () -> new Signal.PipelineShutdown(pipeline, head, record));
            case PENDING, RUNNING, COMPLETED, FAILED ->
                run.signal(
                        Signal.PipelineExecutionEnd.class,
                        () -> new Signal.PipelineExecutionEnd(pipeline, head, record));
        }
    }
}
