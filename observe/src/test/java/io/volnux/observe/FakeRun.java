// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.task.BranchDecision;
import io.volnux.task.ExecutionContext;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.ResultWord;
import io.volnux.task.RunResult;
import io.volnux.task.TaskRecord;
import io.volnux.task.TaskResult;
import io.volnux.task.TaskResults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run made by hand. */
final class FakeRun implements RunResult {

    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final List<TaskRecord> tasks;
    private final List<TaskResult> unhandled = new ArrayList<>();
    private final List<BranchDecision> decisions = new ArrayList<>();
    private final long nanos;
    private ExecutionStatus status = ExecutionStatus.COMPLETED;
    private @Nullable ResultWord word = ResultWord.SUCCESS;
    private @Nullable Throwable error;
    private Map<String, @Nullable Object> inputs = Map.of();

    FakeRun(long nanos, TaskRecord... tasks) {
        this.nanos = nanos;
        this.tasks = List.of(tasks);
    }

    FakeRun ended(ExecutionStatus how, @Nullable ResultWord verdict) {
        status = how;
        word = verdict;
        return this;
    }

    FakeRun unhandled(FakeTask... failures) {
        for (FakeTask failure : failures) {
            unhandled.add(failure.result());
        }
        return this;
    }

    FakeRun decided(String nodeId, String task, int taken, String reason) {
        decisions.add(new BranchDecision(nodeId, task, taken, reason));
        return this;
    }

    FakeRun error(Throwable thrown) {
        error = thrown;
        return this;
    }

    FakeRun inputs(Map<String, @Nullable Object> values) {
        inputs = values;
        return this;
    }

    @Override
    public String runId() {
        return "r-1";
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public ExecutionStatus status() {
        return status;
    }

    @Override
    public ResultWord result() {
        ResultWord known = word;
        if (known == null) {
            throw new IllegalStateException("still running");
        }
        return known;
    }

    @Override
    public boolean stoppedByFailure() {
        return false;
    }

    @Override
    public Optional<ExecutionContext> head() {
        return Optional.empty();
    }

    @Override
    public Optional<ExecutionContext> latest() {
        return Optional.empty();
    }

    @Override
    public Optional<Throwable> error() {
        return Optional.ofNullable(error);
    }

    @Override
    public TaskResults results() {
        return TaskResults.empty();
    }

    @Override
    public <T> @Nullable T value(Class<T> type) {
        return null;
    }

    @Override
    public Optional<TaskResult> resultOf(String taskName) {
        return Optional.empty();
    }

    @Override
    public List<TaskRecord> tasks() {
        return tasks;
    }

    @Override
    public List<TaskResult> unhandledFailures() {
        return unhandled;
    }

    @Override
    public List<BranchDecision> decisions() {
        return decisions;
    }

    @Override
    public int stagesProcessed() {
        return tasks.size();
    }

    @Override
    public Map<String, @Nullable Object> inputs() {
        return inputs;
    }

    @Override
    public Instant startedAt() {
        return START;
    }

    @Override
    public Duration duration() {
        return Duration.ofNanos(nanos);
    }
}
