// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.context.Context;
import io.volnux.observe.Finished;

/** One instance of a wide fan-out without a span while it runs; the fold is current in user code. */
final class FoldedInstance extends Traced<Finished.Instance> {

    private final Fan fan;
    private final int index;
    private final long start;

    FoldedInstance(RunTrace trace, Context fold, Fan fan, int index) {
        super(trace, fold);
        this.fan = fan;
        this.index = index;
        this.start = trace.clock.now();
    }

    @Override
    void event(String name, io.opentelemetry.api.common.Attributes attributes) {
        // retries of folded instances are counted by the fold
    }

    @Override
    public void finished(Finished.Instance end) {
        fan.ended(end, context);
        fan.folded(new Fan.Late(index, start, trace.clock.now(), end));
    }
}
