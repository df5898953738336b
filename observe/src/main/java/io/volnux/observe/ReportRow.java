// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.task.MetaCounts;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TimeLedger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One executed node of a run.
 *
 * @param nodeId place in the script
 * @param name as spelled in the script, such as {@code sh::Run}
 * @param ending how it went
 * @param time ready, started and ended since the start of the run; run, queue and back-off
 * @param weight what it meant for the run's duration
 * @param counts of a fan-out, null for an ordinary task
 */
public record ReportRow(
        String nodeId,
        String name,
        Ending ending,
        TimeLedger time,
        Weight weight,
        @Nullable MetaCounts counts) {

    /**
     * How an execution went.
     *
     * @param attempts calls of the task
     * @param executor where it ran
     * @param choice the branch asked for by a goTo
     */
    public record Ending(TaskOutcome outcome, FailureKind failure, int attempts, String executor, Choice choice) {}

    /**
     * A goTo.
     *
     * @param descriptor the branch asked for, -1 for none
     * @param reason given with it, may be empty
     */
    public record Choice(int descriptor, String reason) {
        static final Choice NONE = new Choice(-1, "");
    }

    /**
     * Place in the run's time.
     *
     * @param dependsOn nodes it waited for
     * @param critical whether it is on the critical path
     * @param slack how much later it could have ended, in nanoseconds
     */
    public record Weight(List<String> dependsOn, boolean critical, long slack) {
        public Weight {
            dependsOn = List.copyOf(dependsOn);
        }
    }

    /** How deep in arms, branches and groups; 0 in the script's own chain. */
    public int level() {
        return NodeIds.level(nodeId);
    }

    /** Counts of a fan-out. */
    public Optional<MetaCounts> fanOut() {
        return Optional.ofNullable(counts);
    }

    /** Whether it failed, handled or not. */
    public boolean failed() {
        return ending.failure() != FailureKind.NONE;
    }

    /** Attempts beyond the first, those of a fan-out's instances included. */
    public long retries() {
        long own = Math.max(0, ending.attempts() - 1);
        return counts == null ? own : counts.retries();
    }
}
