// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.Strategy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One step of a chain, or one arm of a parallel stage: a unit, and the branches that follow it. */
public final class StageNode {

    private final String id;
    private final boolean piped;
    private final boolean sink;
    private final UnitNode unit;
    private final Strategy strategy;
    private final Map<Integer, ChainNode> branches;
    private final boolean plain;

    StageNode(Place place, UnitNode unit, Strategy strategy, Map<Integer, ChainNode> branches) {
        this.id = place.id();
        this.piped = place.piped();
        this.sink = place.sink();
        this.unit = Objects.requireNonNull(unit, "unit");
        this.strategy = Objects.requireNonNull(strategy, "strategy");
        this.branches = java.util.Collections.unmodifiableMap(new TreeMap<>(branches));
        this.plain =
                unit instanceof TaskNode task && task.isPlain() && task.meta().isEmpty() && branches.isEmpty() && !sink;
    }

    record Place(String id, boolean piped, boolean sink) {}

    /** Place in the script: position in the syntax tree, such as {@code 2.b0.1}; the same in every run. */
    public String id() {
        return id;
    }

    /** Whether it receives results: those of the stage before, or, first in a branch, those of the owner. */
    public boolean piped() {
        return piped;
    }

    /** Whether it comes right after a stage with branches. */
    public boolean sink() {
        return sink;
    }

    /** What it runs. */
    public UnitNode unit() {
        return unit;
    }

    /** Verdict over its arms. */
    public Strategy strategy() {
        return strategy;
    }

    /** Chains behind descriptors, ascending; empty for a stage without branches. */
    public Map<Integer, ChainNode> branches() {
        return branches;
    }

    /** The chain behind a descriptor, null if there is none. */
    public @Nullable ChainNode branch(int descriptor) {
        return branches.isEmpty() ? null : branches.get(descriptor);
    }

    /** Whether it is one ordinary and plain task, see {@link TaskNode#isPlain}, with nothing to decide after it or before it. */
    public boolean isPlain() {
        return plain;
    }

    /** The task whose branches and strategy rule the stage: the only task, or the last arm if it is one. */
    public Optional<TaskNode> decision() {
        return Optional.ofNullable(decisionTask());
    }

    private @Nullable TaskNode decisionTask() {
        return switch (unit) {
            case TaskNode task -> task;
            case ParallelNode parallel -> {
                List<StageNode> arms = parallel.arms();
                yield arms.get(arms.size() - 1).unit() instanceof TaskNode last ? last : null;
            }
            case GroupNode group -> null;
        };
    }

    /** Tasks dispatched together by this stage: plain ones, not those inside groups. */
    public List<TaskNode> tasks() {
        return switch (unit) {
            case TaskNode task -> List.of(task);
            case ParallelNode parallel ->
                parallel.arms().stream()
                        .filter(arm -> arm.unit() instanceof TaskNode)
                        .map(arm -> (TaskNode) arm.unit())
                        .toList();
            case GroupNode group -> List.of();
        };
    }

    @Override
    public String toString() {
        return "stage " + id + ": " + unit;
    }
}
