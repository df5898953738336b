// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe.signal;

import java.time.Duration;

/**
 * Where a batch stands.
 *
 * @param total pipelines in all
 * @param started pipelines started
 * @param completed pipelines that ended well
 * @param failed pipelines that did not
 * @param active pipelines running now
 * @param totalRunTime sum of the durations of ended pipelines
 * @param longest longest of these durations
 */
public record BatchMetrics(
        int total, int started, int completed, int failed, int active, Duration totalRunTime, Duration longest) {

    /** completed / (completed + failed) in percent; 0 before the first end. */
    public double successRate() {
        int ended = completed + failed;
        return ended == 0 ? 0 : 100.0 * completed / ended;
    }

    /** (completed + failed) / total in percent. */
    public double completionRate() {
        return total == 0 ? 0 : 100.0 * (completed + failed) / total;
    }
}
