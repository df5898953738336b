// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a run. Read-only; safe from any thread; live until {@link #status()} is final. */
public interface RunResult {

    /** Unique id of the run. */
    String runId();

    /** Name of the pipeline or workflow. */
    String name();

    /** State of the run. */
    ExecutionStatus status();

    /** The verdict in one word. */
    ResultWord result();

    /** Whether a stop condition was hit by a failure (exit code 1 instead of 0). */
    boolean stoppedByFailure();

    /** Exit code of a command that made this run. */
    default int exitCode() {
        return stoppedByFailure() && result() == ResultWord.STOPPED ? 1 : result().exitCode();
    }

    /** First context; empty only if the run ended before its first dispatch. */
    Optional<ExecutionContext> head();

    /** Latest context. */
    Optional<ExecutionContext> latest();

    /** The error that ended the run: an infrastructure error, a time-out or a bad goto. */
    Optional<Throwable> error();

    /** Results of the last stage that ran. */
    TaskResults results();

    /**
     * Content of the only result of the last stage that ran.
     *
     * @throws ValueConversionException naming both types, if it cannot be converted
     * @throws MultipleResultsException if the last stage has several results
     * @throws ResultNotFoundException if there is none or it failed
     */
    <T> @Nullable T value(Class<T> type);

    /** Latest result of the task of this name, as spelled in the script. */
    Optional<TaskResult> resultOf(String taskName);

    /** Every task execution, in start order. */
    List<TaskRecord> tasks();

    /** Failures that nothing in the script handled. */
    List<TaskResult> unhandledFailures();

    /** Which branches were taken, and why. */
    List<BranchDecision> decisions();

    /** Dispatched stages at any depth, groups not counted. */
    int stagesProcessed();

    /** Inputs after binding and defaults, by name. */
    Map<String, @Nullable Object> inputs();

    /** When the run started. */
    Instant startedAt();

    /** Time from start to end, or to now while it runs. */
    Duration duration();
}
