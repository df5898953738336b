// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.OptionalInt;

/**
 * Which way the run went after a stage with branches.
 *
 * @param nodeId place of the stage in the script
 * @param task name of the decision task, such as {@code Clean} or {@code sh::Run}
 * @param taken descriptor of the branch taken, or -1 for none
 * @param reason why: {@code success}, {@code failure}, an evaluator with its counts, or a goto with its reason
 */
public record BranchDecision(String nodeId, String task, int taken, String reason) {

    /** The descriptor taken, empty if no branch applied. */
    public OptionalInt descriptor() {
        return taken < 0 ? OptionalInt.empty() : OptionalInt.of(taken);
    }
}
