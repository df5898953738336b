// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.task.MetaCounts;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskRecord;
import io.volnux.task.TaskResult;
import io.volnux.task.TaskResults;
import io.volnux.task.TimeLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A record made by hand, times in nanoseconds. */
final class FakeTask implements TaskRecord {

    private final String nodeId;
    private final String name;
    private final List<TaskRecord> dependencies = new ArrayList<>();
    private TimeLedger ledger = new TimeLedger(0, 0, 0, 0, 0);
    private TaskOutcome outcome = TaskOutcome.SUCCESS;
    private String executor = "inline";
    private int attempts = 1;
    private int descriptor = -1;
    private @Nullable MetaCounts counts;
    private TaskResult result;

    FakeTask(String nodeId, String name) {
        this.nodeId = nodeId;
        this.name = name;
        this.result = TaskResult.succeeded(this, "content");
    }

    FakeTask after(TaskRecord... nodes) {
        dependencies.addAll(List.of(nodes));
        return this;
    }

    FakeTask time(long ready, long started, long ended) {
        ledger = new TimeLedger(ready, started, ended, ended - started, 0);
        return this;
    }

    FakeTask on(String name) {
        executor = name;
        return this;
    }

    FakeTask attempts(int count, long backoff) {
        attempts = count;
        ledger = new TimeLedger(
                ledger.ready(), ledger.started(), ledger.ended(), ledger.ended() - ledger.started() - backoff, backoff);
        return this;
    }

    FakeTask outcome(TaskOutcome how) {
        outcome = how;
        return this;
    }

    FakeTask wentTo(int branch) {
        descriptor = branch;
        return outcome(TaskOutcome.GOTO);
    }

    FakeTask failed(Throwable cause) {
        String message = cause.getMessage();
        result = TaskResult.failed(this, message == null ? "no message" : message, cause);
        return outcome(TaskOutcome.FAILURE);
    }

    FakeTask failed(String message) {
        result = TaskResult.failed(this, message, null);
        return outcome(TaskOutcome.FAILURE);
    }

    FakeTask counts(MetaCounts metaCounts) {
        counts = metaCounts;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String namespace() {
        return "local";
    }

    @Override
    public String nodeId() {
        return nodeId;
    }

    @Override
    public String taskId() {
        return "task-" + nodeId;
    }

    @Override
    public int attempts() {
        return attempts;
    }

    @Override
    public TaskOutcome outcome() {
        return outcome;
    }

    @Override
    public OptionalInt descriptor() {
        return descriptor < 0 ? OptionalInt.empty() : OptionalInt.of(descriptor);
    }

    @Override
    public Optional<String> reason() {
        return descriptor < 0 ? Optional.empty() : Optional.of("because");
    }

    @Override
    public TaskResult result() {
        return result;
    }

    @Override
    public TaskResults received() {
        return TaskResults.empty();
    }

    @Override
    public List<TaskRecord> dependencies() {
        return dependencies;
    }

    @Override
    public TimeLedger ledger() {
        return ledger;
    }

    @Override
    public Instant startedAt() {
        return FakeRun.START.plusNanos(ledger.started());
    }

    @Override
    public Instant endedAt() {
        return FakeRun.START.plusNanos(ledger.ended());
    }

    @Override
    public String executor() {
        return executor;
    }

    @Override
    public Optional<MetaCounts> metaCounts() {
        return Optional.ofNullable(counts);
    }
}
