// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One execution of one task in one run: what happened, when, and after what. A read-only view, safe from any thread. */
public interface TaskRecord {

    /** The task's name as spelled in the script; {@code MAP<Clean>} for a meta event. */
    String name();

    /** Namespace, {@code local} by default. */
    String namespace();

    /** Place in the script, the same in every run, such as {@code 2.b0.1}. */
    String nodeId();

    /** Unique id of this execution. */
    String taskId();

    /** Calls of {@code process}. */
    int attempts();

    /** How it ended. */
    TaskOutcome outcome();

    /** The branch asked for by a goTo. */
    OptionalInt descriptor();

    /** Reason given with a goTo. */
    Optional<String> reason();

    /** The result; its content is gone after {@code retainResults(LAST)}. */
    TaskResult result();

    /** What was piped into it; empty after {@code retainResults(LAST)}. */
    TaskResults received();

    /** Executions it waited for. */
    List<TaskRecord> dependencies();

    /** The time ledger, relative to the start of the run. */
    TimeLedger ledger();

    /** When the first attempt started. */
    Instant startedAt();

    /** When the execution ended. */
    Instant endedAt();

    /** Name of the executor that ran it. */
    String executor();

    /** Counts of a meta event, empty for an ordinary task. */
    Optional<MetaCounts> metaCounts();
}
