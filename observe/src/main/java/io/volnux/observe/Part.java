// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What of a run an observer may or may not want to hear, see {@link RunObserver#parts}. The run itself it always hears. */
public enum Part {
    /** The engine's work on a run. */
    ENGINE,
    /** Sinks. */
    SINK,
    /** Chains of groups. */
    GROUP,
    /** Chains of branches inside arms. */
    BRANCH,
    /** Stages. */
    STAGE,
    /** Dispatches of contexts. */
    DISPATCH,
    /** The coordinator's work. */
    COORDINATOR,
    /** Set-up of flows. */
    FLOW_SETUP,
    /** Flows. */
    FLOW_RUN,
    /** Tasks and meta events. */
    TASK,
    /** First attempts of tasks; without it the task's own observation is current in user code. */
    FIRST_ATTEMPT,
    /** Attempts from the second on; likewise. */
    LATER_ATTEMPT,
    /** Instances of meta events. */
    INSTANCE,
    /** Processing of results. */
    RESULTS,
    /** Every decision what follows a stage. */
    RESOLUTION,
    /** Those decisions that take a branch, or leave something out. */
    DECISION,
    /** {@link Happened.TaskQueued}. */
    QUEUE,
    /** Signals. */
    SIGNAL;

    private static final Set<Part> EVERY = Collections.unmodifiableSet(EnumSet.allOf(Part.class));

    /** All of them; unmodifiable. */
    public static Set<Part> all() {
        return EVERY;
    }
}
