// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.task.ExecutionStatus;
import io.volnux.task.RunResult;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskRecord;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known when something ended. */
public sealed interface Finished {

    /** The run: its result is complete now. */
    record Run(RunResult result) implements Finished {}

    /** The engine's work. */
    record Engine(int tasksProcessed, @Nullable Throwable error) implements Finished {}

    /** A layer of which only the verdict matters; {@code error} is an infrastructure error, not a task's failure. */
    record Layer(boolean ok, @Nullable Throwable error) implements Finished {}

    /** A dispatch. */
    record Dispatch(
            ExecutionStatus status,
            int results,
            int errors,
            @Nullable Throwable error) implements Finished {}

    /** A task: its record is complete now. */
    record Task(TaskRecord record) implements Finished {}

    /**
     * An attempt.
     *
     * @param outcome how it ended
     * @param cause what it threw, or the cause of a returned failure
     * @param message the text of a returned failure, null if it threw or did not fail
     */
    record Attempt(
            TaskOutcome outcome,
            @Nullable Throwable cause,
            @Nullable String message) implements Finished {}

    /**
     * An instance of a meta event.
     *
     * @param outcome how it ended
     * @param cause the exception behind a failure, if there is one
     * @param message why it failed, null if it did not
     * @param attempts calls of {@code process}
     * @param duration from start to end
     */
    record Instance(
            TaskOutcome outcome,
            @Nullable Throwable cause,
            @Nullable String message,
            int attempts,
            Duration duration) implements Finished {}

    /**
     * The decision after a stage.
     *
     * @param nextNodeId the node that runs next, null if the chain ends
     * @param descriptor the branch taken, or -1
     * @param reason why, empty if the stage has no branches
     * @param skipped what will not run
     */
    record Resolution(@Nullable String nextNodeId, int descriptor, String reason, List<Skipped> skipped)
            implements Finished {}

    /**
     * A node that will not run, and why: {@code branch not taken}, {@code run failed}, ... It stands for the rest of its
     * chain.
     */
    record Skipped(String nodeId, String reason) {}

    /** A batch. */
    record Batch(int completed, int failed, Duration duration) implements Finished {}
}
