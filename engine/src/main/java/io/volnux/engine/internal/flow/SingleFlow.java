// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.Halt;
import io.volnux.engine.internal.result.StageEnd;
import io.volnux.engine.internal.run.Lane;
import io.volnux.observe.FlowType;
import java.util.List;

/** One task, on the lane's thread. */
record SingleFlow(Execution execution, List<Execution> alone) implements Flow {

    @Override
    public FlowType type() {
        return execution.node().meta().isPresent() ? FlowType.META : FlowType.SINGLE;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public StageEnd run(Lane lane) {
        Halt halt = Units.execute(lane, execution);
        return Units.end(execution, halt, alone);
    }
}
