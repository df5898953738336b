// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.doctor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one probe.
 *
 * @param success whether it was taken
 * @param status what the end point said, or what went wrong on the way
 * @param failure on the way, null if there was an answer or none at all
 * @param latency until then
 */
public record Outcome(
        boolean success, String status, @Nullable Throwable failure, Duration latency) {

    /** Whether the end point said anything. */
    public boolean answered() {
        return failure == null && !status.isEmpty();
    }
}
