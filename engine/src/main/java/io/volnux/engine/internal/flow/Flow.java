// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.result.StageEnd;
import io.volnux.engine.internal.run.Lane;
import io.volnux.observe.FlowType;

/** How the nodes of one context run: set up, then run once. */
public sealed interface Flow permits SingleFlow, ParallelFlow, GroupFlow {

    /** The kind of flow. */
    FlowType type();

    /** Number of tasks (or chains of a group) it starts. */
    int size();

    /** Runs to the end. */
    StageEnd run(Lane lane);
}
