// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskNode;
import io.volnux.task.BranchDecision;
import io.volnux.task.ResultWord;
import io.volnux.task.RunResult;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why nodes did not run. Works on node ids alone, so that deep scripts need no deep stack: the first part of
 * an id that was never reached says whether a branch was not taken or a chain ended early.
 */
final class Skipping {

    private final @Nullable ResultWord word;
    private final Set<String> reached = new HashSet<>();
    private final Map<String, Integer> lastStage = new HashMap<>();
    private final Map<String, String> failing = new HashMap<>();
    private final Map<String, BranchDecision> decisions = new HashMap<>();

    private Skipping(RunResult run, TaskGraph graph, @Nullable ResultWord word) {
        this.word = word;
        for (TaskRecord record : run.tasks()) {
            reach(record.nodeId());
            if (record.outcome() != TaskOutcome.CANCELLED && record.result().failed()) {
                fail(record.nodeId(), RunReport.name(record, graph));
            }
        }
        run.decisions().forEach(decision -> decisions.put(decision.nodeId(), decision));
    }

    /** Everything that did not run, in the order of the script; {@code word} is null while the run goes on. */
    static List<SkippedNodes> of(RunResult run, TaskGraph graph, @Nullable ResultWord word) {
        Skipping skipping = new Skipping(run, graph, word);
        Map<String, List<SkippedNodes.Node>> parts = new LinkedHashMap<>();
        Map<String, String> begins = new HashMap<>();
        for (TaskNode task : graph.tasks()) {
            if (!skipping.reached.contains(task.id())) {
                String begin = skipping.firstNotReached(task.id());
                boolean stage = Character.isDigit(NodeIds.last(begin).charAt(0));
                String part = stage ? NodeIds.parent(begin) + ".rest" : begin;
                begins.putIfAbsent(part, begin);
                parts.computeIfAbsent(part, ignored -> new ArrayList<>())
                        .add(new SkippedNodes.Node(task.id(), task.label()));
            }
        }
        List<SkippedNodes> skipped = new ArrayList<>();
        parts.forEach((part, nodes) -> {
            String begin = begins.getOrDefault(part, part);
            skipped.add(new SkippedNodes(begin, skipping.reason(begin), nodes));
        });
        return skipped;
    }

    private void reach(String id) {
        for (String each = id; !each.isEmpty() && reached.add(each); each = NodeIds.parent(each)) {
            if (Character.isDigit(NodeIds.last(each).charAt(0))) {
                lastStage.merge(NodeIds.parent(each), NodeIds.number(each), Math::max);
            }
        }
    }

    private void fail(String nodeId, String name) {
        String id = nodeId;
        while (!id.isEmpty() && failing.putIfAbsent(id, name) == null) {
            id = NodeIds.parent(id);
        }
    }

    private String firstNotReached(String id) {
        String begin = id;
        for (String each = id; !each.isEmpty() && !reached.contains(each); each = NodeIds.parent(each)) {
            begin = each;
        }
        return begin;
    }

    private String reason(String begin) {
        if (NodeIds.last(begin).charAt(0) == 'b') {
            return branchReason(NodeIds.parent(begin));
        }
        String chain = NodeIds.parent(begin);
        Integer last = lastStage.get(chain);
        String failed = last == null ? null : failing.get(chain.isEmpty() ? "" + last : chain + "." + last);
        return ended(failed);
    }

    private String branchReason(String stage) {
        @Nullable BranchDecision decision = decisions.get(stage);
        if (decision == null) {
            return ended(failing.get(stage));
        }
        String way = decision.taken() < 0 ? "no branch" : "branch " + decision.taken();
        String why = decision.reason().isEmpty() ? "" : " (" + decision.reason() + ")";
        return "branch not taken: " + decision.task() + " took " + way + why;
    }

    private String ended(@Nullable String failed) {
        if (word == null) {
            return "not reached yet";
        }
        return switch (word) {
            case SUCCESS, PARTIAL -> failed == null ? "chain ended before" : failed + " failed before";
            case FAILURE -> failed == null ? "run failed before" : failed + " failed before";
            case STOPPED -> "run stopped before";
            case CANCELLED -> "run cancelled before";
            case ABORTED -> "run aborted before";
            case TIMEOUT -> "run timed out before";
            case ERROR -> "run broke off before";
        };
    }
}
