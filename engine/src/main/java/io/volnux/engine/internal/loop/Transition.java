// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.loop;

import io.volnux.engine.internal.result.Execution;
import io.volnux.engine.internal.result.StageEnd;
import io.volnux.graph.ChainNode;
import io.volnux.graph.StageNode;
import io.volnux.task.Strategy;
import org.jspecify.annotations.Nullable;

/** Decides what follows a stage. Pure: no clock, no thread, no listener. */
final class Transition {

    private Transition() {}

    /** What follows. */
    sealed interface Next {
        /** Why, for people; empty if there was nothing to decide. */
        String reason();

        /** A branch runs; a failure of the stage is handled by that if {@code handles}. */
        record Branch(int descriptor, ChainNode chain, boolean handles, String reason) implements Next {}

        /** No branch applies: the chain goes on, or ends if the stage failed. */
        record NoBranch(String reason) implements Next {
            /** There was nothing to decide. */
            static final NoBranch NOTHING = new NoBranch("");
        }

        /** The decision task asked for a branch it does not have. */
        record BadGoto(String task, int descriptor, String reason) implements Next {}
    }

    /**
     * Decides.
     *
     * @param end how the stage itself ended
     * @param executions its plain tasks, among them the decision task if there is one
     */
    static Next next(StageNode stage, StageEnd end, Iterable<Execution> executions) {
        Execution decision = decision(stage, executions);
        if (decision != null && decision.descriptor().isPresent()) {
            int descriptor = decision.descriptor().getAsInt();
            String reason = "goto " + descriptor
                    + decision.reason().map(why -> ": " + why).orElse("");
            ChainNode chain = stage.branch(descriptor);
            return chain == null
                    ? new Next.BadGoto(decision.name(), descriptor, reason)
                    : new Next.Branch(descriptor, chain, true, reason);
        }
        if (stage.branches().isEmpty()) {
            return Next.NoBranch.NOTHING;
        }
        int descriptor = end.ok() ? 1 : 0;
        ChainNode chain = stage.branch(descriptor);
        String reason = reason(end);
        return chain == null ? new Next.NoBranch(reason) : new Next.Branch(descriptor, chain, !end.ok(), reason);
    }

    private static @Nullable Execution decision(StageNode stage, Iterable<Execution> executions) {
        var node = stage.decision().orElse(null);
        for (Execution execution : executions) {
            if (execution.node().equals(node)) {
                return execution;
            }
        }
        return null;
    }

    private static String reason(StageEnd end) {
        Strategy.Evaluation verdict = end.evaluation();
        if (verdict == null) {
            return end.ok() ? "success" : "failure";
        }
        return "%s: %d of %d succeeded".formatted(verdict.strategy().word(), verdict.successful(), verdict.total());
    }
}
