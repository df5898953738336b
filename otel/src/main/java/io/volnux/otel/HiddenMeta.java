// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.context.Context;
import io.volnux.observe.Finished;
import org.jspecify.annotations.Nullable;

/** A meta event without a span: its instances are measured only. */
final class HiddenMeta extends Traced<Finished.Task> {

    @Nullable
    Fan fan;

    private final TaskNames names;

    HiddenMeta(RunTrace trace, Context context, TaskNames names) {
        super(trace, context);
        this.names = names;
    }

    @Override
    void event(String name, io.opentelemetry.api.common.Attributes attributes) {
        // the nearest span above is not about this meta event
    }

    @Override
    public void finished(Finished.Task end) {
        TaskMetrics.ended(trace, context, names, end.record());
    }
}
