// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One turn of the engine's loop: the tasks dispatched together, and how that went. A read-only view, safe from any
 * thread while the run goes on. A group has a context without tasks of its own.
 */
public interface ExecutionContext {

    /** Unique id. */
    String id();

    /** The stage's place in the script. */
    String nodeId();

    /** State; COMPLETED means "the stage finished", not "its tasks succeeded". */
    ExecutionStatus status();

    /** Executions of this stage, in declared order. */
    List<TaskRecord> tasks();

    /** Results so far, in declared order. */
    TaskResults results();

    /** What went wrong here, causes of failed results and infrastructure errors. */
    List<Throwable> errors();

    /** Start of the dispatch. */
    Instant startedAt();

    /** End of the dispatch, empty while it runs. */
    Optional<Instant> endedAt();

    /** Time from start to end, or to now while it runs. */
    Duration duration();

    /** The context dispatched before this one in the same chain, branches included. */
    Optional<ExecutionContext> previous();

    /** The context dispatched after this one in the same chain. */
    Optional<ExecutionContext> next();

    /** The context of the enclosing group or parallel stage. */
    Optional<ExecutionContext> parent();

    /** Contexts of stages inside this group or its arms. */
    List<ExecutionContext> children();

    /** First context of the chain. */
    ExecutionContext head();

    /** Latest context of the chain so far. */
    ExecutionContext latest();

    /** Contexts of the chain from here on that executed a task of this name. */
    List<ExecutionContext> filter(String taskName);

    /** Trace id as 32 hex digits, empty when telemetry is off. */
    Optional<String> traceId();

    /** What an observer attached to this context or its run, such as the telemetry's own context. */
    <T> Optional<T> attachment(Class<T> type);

    /** The run's result; complete once the run has ended. */
    RunResult run();
}
