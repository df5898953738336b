// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.volnux.observe.Part;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What of a run has to be heard for what is told of it. */
@SuppressWarnings("ImmutableEnumChecker") // the sets cannot be changed
enum HeardParts {

    /** For metrics. */
    MEASURED(EnumSet.of(Part.TASK, Part.INSTANCE)),

    /** For a span per run, with the decisions as events. */
    RUN(EnumSet.of(Part.ENGINE, Part.TASK, Part.INSTANCE, Part.DECISION)),

    /** For a span per task, with later attempts as spans below it. */
    TASKS(EnumSet.of(Part.ENGINE, Part.TASK, Part.LATER_ATTEMPT, Part.INSTANCE, Part.DECISION)),

    /** For a span per layer. The first attempt is the task's own span, and its waiting is told at its end. */
    LAYERS(EnumSet.complementOf(EnumSet.of(Part.FIRST_ATTEMPT, Part.QUEUE)));

    private final Set<Part> parts;
    private final Set<Part> withStages;

    HeardParts(EnumSet<Part> parts) {
        EnumSet<Part> more = EnumSet.copyOf(parts);
        more.add(Part.STAGE);
        this.parts = Collections.unmodifiableSet(parts);
        this.withStages = Collections.unmodifiableSet(more);
    }

    static HeardParts of(boolean recording, TraceDetail detail) {
        if (!recording) {
            return MEASURED;
        }
        return switch (detail) {
            case RUN -> RUN;
            case TASK -> TASKS;
            case FULL -> LAYERS;
        };
    }

    /**
     * The parts.
     *
     * @param stages whether stages are heard because they are measured
     */
    Set<Part> parts(boolean stages) {
        return stages ? withStages : parts;
    }
}
