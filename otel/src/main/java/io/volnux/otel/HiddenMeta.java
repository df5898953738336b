// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.volnux.observe.Finished;
import org.jspecify.annotations.Nullable;

/** A meta event without a span: its instances are measured only. */
final class HiddenMeta extends Traced<Finished.Task> {

    @Nullable
    Fan fan;

    /** Whether only the budget kept it from being shown. */
    final boolean overBudget;

    private final Traced<?> above;
    private final TaskNames names;
    private final long start;

    HiddenMeta(Traced<?> above, TaskNames names, boolean overBudget) {
        super(above.trace, above.context);
        this.above = above;
        this.names = names;
        this.overBudget = overBudget;
        this.start = trace.clock.now();
    }

    @Override
    void failedInside(String errorType) {
        above.failedInside(errorType);
    }

    @Override
    void event(String name, io.opentelemetry.api.common.Attributes attributes) {
        // the nearest span above is not about this meta event
    }

    @Override
    public void finished(Finished.Task end) {
        if (overBudget) {
            UnshownTask.failedAfterAll(above, names, end.record(), start);
        }
        TaskMetrics.ended(this, names, end.record());
    }
}
