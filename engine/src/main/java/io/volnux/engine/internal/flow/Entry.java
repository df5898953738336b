// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.result.ContextRecord;
import io.volnux.engine.internal.result.Execution;
import io.volnux.observe.EdgeKind;
import io.volnux.task.TaskResults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * With what a chain or a stage begins. Does not change while the stage runs; a walk along a chain is the entry of each of
 * its stages in turn, so that no object is made for each.
 */
public interface Entry extends ContextRecord.Place {

    /** Results it is given if it is piped. */
    TaskResults received();

    /** Executions it waited for. */
    List<Execution> dependencies();

    /** Why it waited for them, if it is not piped. */
    EdgeKind edge();

    /** When they were done, in nanoseconds since the start of the run. */
    long ready();

    /** An entry that stays as it is. */
    record Fixed(
            TaskResults received,
            List<Execution> dependencies,
            EdgeKind edge,
            long ready,
            @Nullable ContextRecord previous,
            @Nullable ContextRecord parent)
            implements Entry {}

    /** With nothing, at the start of a run. */
    static Entry first() {
        return new Fixed(TaskResults.empty(), List.of(), EdgeKind.SEQUENCE, 0, null, null);
    }

    /** The same inside a group or an arm. */
    default Entry inside(ContextRecord context) {
        return new Fixed(received(), dependencies(), edge(), ready(), null, context);
    }
}
