// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.result.ContextRecord;
import io.volnux.engine.internal.result.Execution;
import io.volnux.observe.EdgeKind;
import io.volnux.task.TaskResults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * With what a chain or a stage begins.
 *
 * @param received results it is given if it is piped
 * @param dependencies executions it waited for
 * @param edge why it waited for them, if it is not piped
 * @param ready when they were done, in nanoseconds since the start of the run
 * @param previous context before it in the same chain
 * @param parent context of the group or parallel stage around it
 */
public record Entry(
        TaskResults received,
        List<Execution> dependencies,
        EdgeKind edge,
        long ready,
        @Nullable ContextRecord previous,
        @Nullable ContextRecord parent) {

    /** With nothing, at the start of a run. */
    public static Entry first() {
        return new Entry(TaskResults.empty(), List.of(), EdgeKind.SEQUENCE, 0, null, null);
    }

    /** The same inside a group or an arm. */
    public Entry inside(ContextRecord context) {
        return new Entry(received, dependencies, edge, ready, null, context);
    }
}
