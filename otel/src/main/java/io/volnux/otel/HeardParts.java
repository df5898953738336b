// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.volnux.observe.Part;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What of a run has to be heard for what is told of it. */
final class HeardParts {

    /** For metrics. */
    private static final Set<Part> MEASURED = of(Part.STAGE, Part.TASK, Part.INSTANCE);

    /** For a span per run, with the decisions as events. */
    private static final Set<Part> RUN = of(Part.ENGINE, Part.STAGE, Part.TASK, Part.INSTANCE, Part.DECISION);

    /** For a span per task, with later attempts as spans below it. */
    private static final Set<Part> TASKS =
            of(Part.ENGINE, Part.STAGE, Part.TASK, Part.LATER_ATTEMPT, Part.INSTANCE, Part.DECISION);

    /** For a span per layer. The first attempt is the task's own span, and its waiting is told at its end. */
    private static final Set<Part> LAYERS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Part.FIRST_ATTEMPT, Part.QUEUE)));

    private HeardParts() {}

    static Set<Part> of(boolean recording, TraceDetail detail) {
        if (!recording) {
            return MEASURED;
        }
        return switch (detail) {
            case RUN -> RUN;
            case TASK -> TASKS;
            case FULL -> LAYERS;
        };
    }

    private static Set<Part> of(Part... parts) {
        return Collections.unmodifiableSet(EnumSet.copyOf(java.util.List.of(parts)));
    }
}
