// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws a graph as an indented tree. One instance per drawing. */
final class AsciiTree {

    private static final int ARMS_ON_ONE_LINE = 8;

    private final StringBuilder out = new StringBuilder();

    String draw(TaskGraph graph) {
        chain(graph.chain(), "", false);
        return out.toString();
    }

    /** One line per stage; the first shows its arrow only where the chain is entered by one. */
    private void chain(ChainNode chain, String margin, boolean entered) {
        List<StageNode> stages = chain.stages();
        for (int i = 0; i < stages.size(); i++) {
            boolean last = i == stages.size() - 1;
            out.append(margin).append(last ? "`- " : "+- ").append(i == 0 && !entered ? "" : arrow(stages.get(i)));
            stage(stages.get(i), margin + (last ? "   " : "|  "));
        }
    }

    /** The rest of the stage's own line, then what hangs below it. */
    private void stage(StageNode stage, String margin) {
        switch (stage.unit()) {
            case TaskNode task -> {
                line(GraphViews.label(task), stage);
                branches(stage, margin);
            }
            case ParallelNode parallel -> parallel(stage, parallel, margin);
            case GroupNode group -> group(stage, group, margin);
        }
    }

    private void parallel(StageNode stage, ParallelNode parallel, String margin) {
        List<StageNode> arms = parallel.arms();
        boolean plain = arms.size() <= ARMS_ON_ONE_LINE
                && arms.stream()
                        .allMatch(arm ->
                                arm.unit() instanceof TaskNode && arm.branches().isEmpty());
        if (plain) {
            line(
                    arms.stream()
                            .map(arm -> arm.unit() instanceof TaskNode task ? GraphViews.label(task) : "")
                            .collect(Collectors.joining(" || ")),
                    stage);
            branches(stage, margin);
            return;
        }
        line(arms.size() + " arms", stage);
        for (int i = 0; i < arms.size(); i++) {
            boolean last = i == arms.size() - 1 && stage.branches().isEmpty();
            out.append(margin).append(last ? "`- || " : "+- || ");
            stage(arms.get(i), margin + (last ? "   " : "|  "));
        }
        branches(stage, margin);
    }

    private void line(String label, StageNode stage) {
        out.append(label)
                .append(stage.branches().isEmpty() ? "" : " (?)")
                .append(stage.sink() ? " (Sink)" : "")
                .append('\n');
    }

    private void group(StageNode stage, GroupNode group, String margin) {
        List<ChainNode> chains = group.chains();
        if (chains.size() == 1) {
            line("{ }", stage);
            chain(chains.get(0), margin, false);
            return;
        }
        line("{ " + chains.size() + " chains }", stage);
        for (int i = 0; i < chains.size(); i++) {
            boolean last = i == chains.size() - 1;
            String below = margin + (last ? "   " : "|  ");
            out.append(margin).append(last ? "`- " : "+- ");
            if (chains.get(i).stages().size() == 1) {
                stage(chains.get(i).first(), below);
            } else {
                out.append("chain ").append(i + 1).append('\n');
                chain(chains.get(i), below, false);
            }
        }
    }

    private void branches(StageNode stage, String margin) {
        int left = stage.branches().size();
        for (Map.Entry<Integer, ChainNode> branch : stage.branches().entrySet()) {
            boolean last = --left == 0;
            ChainNode chain = branch.getValue();
            String below = margin + (last ? "   " : "|  ");
            out.append(margin)
                    .append(last ? "`- " : "+- ")
                    .append(branch.getKey() == 0 ? "(No) " : "(Yes) ")
                    .append(branch.getKey());
            if (chain.stages().size() == 1) {
                out.append(' ').append(arrow(chain.first()));
                stage(chain.first(), below);
            } else {
                out.append('\n');
                chain(chain, below, true);
            }
        }
    }

    private static String arrow(StageNode stage) {
        return stage.piped() ? "|-> " : "-> ";
    }
}
