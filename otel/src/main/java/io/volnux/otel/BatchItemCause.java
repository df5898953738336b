// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.context.Context;
import io.volnux.observe.Finished;

/** One run of a batch: while it is current, a run that starts is linked to the batch. */
final class BatchItemCause extends Traced<Finished.Layer> {

    BatchItemCause(RunTrace trace, Context cause) {
        super(trace, cause);
    }

    @Override
    public void finished(Finished.Layer end) {}
}
