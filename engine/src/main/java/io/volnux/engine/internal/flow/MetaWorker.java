// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.executor.Instance;
import io.volnux.engine.internal.executor.InstanceEnd;
import io.volnux.engine.internal.executor.InstanceRun;
import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.run.Lane;
import io.volnux.task.TaskOutcome;
import org.jspecify.annotations.Nullable;

/**
 * One worker of a meta event: executes instances one after the other and counts them. Of one thread, so that workers do not
 * wait for each other; who waits for them reads it when the worker is done, or left behind inside user code.
 */
final class MetaWorker {

    private static final int NOWHERE = -1;

    private final Execution meta;
    private final MetaItems items;
    private final MetaSum sum;
    private final MetaTally tally = new MetaTally();
    private int inside = NOWHERE;

    MetaWorker(Execution meta, MetaItems items, MetaSum sum) {
        this.meta = meta;
        this.items = items;
        this.sum = sum;
    }

    /** Executes instance {@code index}; {@code accumulator} only in REDUCE. */
    void execute(Lane lane, int index, @Nullable Object accumulator) {
        Instance instance;
        try {
            instance = items.instance(index, accumulator);
        } catch (RuntimeException unusable) {
            record(index, InstanceEnd.unusable(unusable));
            return;
        }
        inside = index;
        InstanceEnd end = InstanceRun.execute(lane, meta, instance);
        inside = NOWHERE;
        record(index, end);
    }

    private void record(int index, InstanceEnd end) {
        tally.add(index, end);
        sum.add(index, end);
    }

    /** What it counted, to the end; the instance in which it was left behind has ended too. */
    MetaTally tally() {
        if (inside != NOWHERE) {
            record(inside, InstanceEnd.failed(TaskOutcome.ABANDONED, "did not react to its interrupt"));
            inside = NOWHERE;
        }
        return tally;
    }
}
