// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a task can ask while it runs. Valid during one execution, on the thread that executes it. */
public interface TaskContext {

    /**
     * The run's input of this name, converted to {@code type}; null if it is declared and has no value.
     *
     * @throws ConfigurationException if no such input is declared, naming near ones
     * @throws ValueConversionException if it cannot be converted
     */
    <T> @Nullable T input(String name, Class<T> type);

    /** What was piped in ({@code |->}); empty after a plain arrow, never null. */
    TaskResults previousResults();

    /** The latest result of the task of this name in this run, as spelled in the script. */
    Optional<TaskResult> resultOf(String taskName);

    /** The options in force for this task. */
    TaskOptions options();

    /** Unique id of this execution; {@code meta-<taskId>-<Template>-<index>} in an instance of a meta event. */
    String taskId();

    /** The task's name as spelled in the script. */
    String taskName();

    /** Number of the running attempt, from 1. */
    int attempt();

    /** The turn of the loop this execution belongs to. */
    ExecutionContext executionContext();

    /** In an instance of a meta event, its item; null otherwise. */
    @Nullable
    Object item();

    /** In an instance of {@code REDUCE}, the accumulated value so far; null otherwise. */
    @Nullable
    Object accumulator();

    /** Whether the run (or this stage) wants this work to stop. An interrupt says the same. */
    boolean isCancelled();

    /**
     * Leaves long computations early.
     *
     * @throws TaskCancelledException if {@link #isCancelled()}
     */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new TaskCancelledException("task " + taskName() + " was asked to stop");
        }
    }

    /** Logger named {@code io.volnux.task.<TaskName>}. */
    System.Logger logger();
}
