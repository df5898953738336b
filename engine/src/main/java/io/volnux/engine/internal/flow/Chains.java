// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.result.ContextRecord;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.StageEnd;
import io.volnux.engine.internal.run.Lane;
import io.volnux.graph.ChainNode;
import io.volnux.graph.StageNode;
import java.util.List;

/** What a flow needs of the loop: chains inside it are run by the same loop that runs the flow. */
public interface Chains {

    /** Runs a chain of a group on this lane. */
    StageEnd run(Lane lane, ChainNode chain, Entry entry);

    /** An arm of a parallel stage has run; decides and runs the branch that follows inside the arm. */
    StageEnd afterArm(Lane lane, StageNode arm, StageEnd end, List<Execution> executions, ContextRecord context);
}
