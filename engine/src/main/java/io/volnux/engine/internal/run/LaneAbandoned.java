// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.run;

/** Unwinds a thread whose work was abandoned: its results and observations have been taken care of by others. */
public final class LaneAbandoned extends Error {

    private static final long serialVersionUID = 1L;

    LaneAbandoned() {
        super("work was abandoned", null, false, false);
    }
}
