// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.batch;

import io.volnux.observe.signal.BatchMetrics;
import java.time.Duration;
import java.util.List;

/**
 * What came of a batch.
 *
 * @param batchId its id
 * @param items one per pipeline, in batch order
 * @param metrics counts and durations
 * @param duration from start to end
 */
public record BatchResult(String batchId, List<BatchItem> items, BatchMetrics metrics, Duration duration) {

    public BatchResult {
        items = List.copyOf(items);
    }

    /** Whether every pipeline ended well. */
    public boolean isSuccess() {
        return metrics.failed() == 0 && metrics.completed() == metrics.total();
    }
}
