// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A record that is good for a result only. */
record FakeRecord(String name, TaskOutcome outcome) implements TaskRecord {

    static TaskResult succeeded(String name, @Nullable Object content) {
        return TaskResult.succeeded(new FakeRecord(name, TaskOutcome.SUCCESS), content);
    }

    static TaskResult failed(String name) {
        return TaskResult.failed(new FakeRecord(name, TaskOutcome.FAILURE), "broken", null);
    }

    @Override
    public String namespace() {
        return "local";
    }

    @Override
    public String nodeId() {
        return "1";
    }

    @Override
    public String taskId() {
        return name;
    }

    @Override
    public int attempts() {
        return 1;
    }

    @Override
    public OptionalInt descriptor() {
        return OptionalInt.empty();
    }

    @Override
    public Optional<String> reason() {
        return Optional.empty();
    }

    @Override
    public TaskResult result() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TaskResults received() {
        return TaskResults.empty();
    }

    @Override
    public List<TaskRecord> dependencies() {
        return List.of();
    }

    @Override
    public TimeLedger ledger() {
        return new TimeLedger(0, 0, 0, 0, 0);
    }

    @Override
    public Instant startedAt() {
        return Instant.EPOCH;
    }

    @Override
    public Instant endedAt() {
        return Instant.EPOCH;
    }

    @Override
    public String executor() {
        return "inline";
    }

    @Override
    public Optional<MetaCounts> metaCounts() {
        return Optional.empty();
    }
}
