// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the engine recorded of one task execution. Immutable and thread-safe, as far as its content is.
 *
 * <p>Equality is identity: two results are the same only if they are the same execution.
 */
public final class TaskResult {

    private final TaskRecord record;
    private final @Nullable Object content;
    private final @Nullable String message;
    private final @Nullable Throwable cause;

    private TaskResult(
            TaskRecord record, @Nullable Object content, @Nullable String message, @Nullable Throwable cause) {
        this.record = Objects.requireNonNull(record, "record");
        this.content = content;
        this.message = message;
        this.cause = cause;
    }

    /** A result that carries content: a success, a bypass or a goTo. */
    public static TaskResult succeeded(TaskRecord record, @Nullable Object content) {
        return new TaskResult(record, content, null, null);
    }

    /** A failed result; {@code cause} is null for a returned failure that has only a message. */
    public static TaskResult failed(TaskRecord record, String message, @Nullable Throwable cause) {
        return new TaskResult(record, null, Objects.requireNonNull(message, "message"), cause);
    }

    /** The same result with other content. */
    public TaskResult withContent(@Nullable Object newContent) {
        return new TaskResult(record, newContent, message, cause);
    }

    /** The execution this is the result of. */
    public TaskRecord record() {
        return record;
    }

    /** Unique id of the result. */
    public String id() {
        return record.taskId() + "-result";
    }

    /** The task's name as spelled in the script. */
    public String name() {
        return record.name();
    }

    /** Namespace of the task, {@code local} by default. */
    public String namespace() {
        return record.namespace();
    }

    /** Id of the execution. */
    public String taskId() {
        return record.taskId();
    }

    /** Whether the work succeeded; a goTo is neither, and answers false. */
    public boolean success() {
        return message == null && record.descriptor().isEmpty();
    }

    /** Whether the work failed. */
    public boolean failed() {
        return message != null;
    }

    /** What the task returned; null for a failure, for {@code void} tasks and after {@code retainResults(LAST)}. */
    public @Nullable Object content() {
        return content;
    }

    /**
     * The content as {@code type}, converted if need be.
     *
     * @throws ValueConversionException naming both types, if it cannot be converted
     */
    public <T> @Nullable T content(Class<T> type) {
        return type.cast(ValueConverter.convert(content, ValueConverter.boxed(type), "result of " + name()));
    }

    /** Why it failed, in words. */
    public Optional<String> message() {
        return Optional.ofNullable(message);
    }

    /** The exception behind the failure. */
    public Optional<Throwable> cause() {
        return Optional.ofNullable(cause);
    }

    /** How often {@code process} was called, at least 1 unless bypassed or never started. */
    public int attempts() {
        return record.attempts();
    }

    /** When the first attempt started. */
    public Instant startedAt() {
        return record.startedAt();
    }

    /** When the execution ended. */
    public Instant endedAt() {
        return record.endedAt();
    }

    /** Whether {@link Task#bypass} answered instead of {@link Task#process}. */
    public boolean bypassed() {
        return record.outcome() == TaskOutcome.BYPASSED;
    }

    /** The branch asked for by a goTo. */
    public OptionalInt descriptor() {
        return record.descriptor();
    }

    @Override
    public String toString() {
        return "TaskResult[%s %s]".formatted(name(), message == null ? "succeeded" : "failed: " + message);
    }
}
