// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.run;

import io.volnux.engine.spi.TimeSource;
import io.volnux.task.FailurePolicy;
import io.volnux.task.Retention;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an engine runs things.
 *
 * @param name the engine's name
 * @param failurePolicy policy when neither command line nor script says otherwise
 * @param strictMode whether an infrastructure error ends the run
 * @param stageTimeout limit of a stage, null for none
 * @param gracePeriod how long interrupted work may take to end
 * @param watchLimit how long a stage may take before it is logged, null for ever
 * @param retention which contents are kept
 * @param time the clock
 * @param debug whether the loop logs what it does
 */
public record Settings(
        String name,
        FailurePolicy failurePolicy,
        boolean strictMode,
        @Nullable Duration stageTimeout,
        Duration gracePeriod,
        @Nullable Duration watchLimit,
        Retention retention,
        TimeSource time,
        boolean debug) {

    /** Whether nothing watches how long a stage takes. */
    public boolean letsStagesTakeAnyTime() {
        return stageTimeout == null && watchLimit == null;
    }
}
