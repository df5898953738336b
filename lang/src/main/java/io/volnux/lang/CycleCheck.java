// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a circle in the order of tasks. Stages are joined by nameless nodes, so that two stages of a thousand arms make two thousand edges,
 * not a million; the search keeps its own stack and visits each edge once.
 */
final class CycleCheck {
    private static final int SHOWN = 20;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    private CycleCheck() {}

    /** Returns a circle as the tasks on it, if there is one. */
    static Optional<Cycle> find(Chain chain) {
        var check = new CycleCheck();
        check.chain(chain, check.joint());
        return check.search();
    }

    /** Adds a chain that is entered from a node and returns the node it is left from. */
    private Node chain(Chain chain, Node from) {
        var at = from;
        for (var step : chain.steps()) {
            at = stage(step.stage(), at);
        }
        return at;
    }

    private Node stage(Stage stage, Node from) {
        return switch (stage) {
            case TaskRef task -> branching(task(task, from), task.branches());
            case MetaRef meta -> branching(meta(meta, from), meta.branches());
            case Group group -> {
                var exit = joint();
                for (var chain : group.chains()) {
                    chain(chain, from).to(exit);
                }
                yield exit;
            }
            case Parallel parallel -> parallel(parallel, from);
        };
    }

    private Node parallel(Parallel parallel, Node from) {
        var exit = joint();
        var arms = parallel.arms();
        for (var arm : arms.subList(0, arms.size() - 1)) {
            stage(arm, from).to(exit);
        }
        var branches = switch (arms.getLast()) {
            case TaskRef task -> {
                task(task, from).to(exit);
                yield task.branches();
            }
            case MetaRef meta -> {
                meta(meta, from).to(exit);
                yield meta.branches();
            }
            case Group group -> {
                stage(group, from).to(exit);
                yield Map.<Integer, Chain>of();
            }
            case Parallel inner -> {
                stage(inner, from).to(exit);
                yield Map.<Integer, Chain>of();
            }
        };
        return branching(exit, branches);
    }

    private Node branching(Node decision, Map<Integer, Chain> branches) {
        if (branches.isEmpty()) {
            return decision;
        }
        var exit = joint();
        decision.to(exit);
        for (var branch : branches.values()) {
            chain(branch, decision).to(exit);
        }
        return exit;
    }

    private Node task(TaskRef task, Node from) {
        return named(task.qualifiedName(), task.namePosition(), from);
    }

    private Node meta(MetaRef meta, Node from) {
        var template = meta.namespace().equals("local") ? meta.template() : meta.qualifiedTemplate();
        return named(meta.mode() + "<" + template + ">", meta.position(), from);
    }

    private Node named(String name, Position position, Node from) {
        int number = numbers.computeIfAbsent(name, ignored -> add(name, position));
        from.to(nodes.get(number));
        return nodes.get(number);
    }

    private Node joint() {
        return nodes.get(add(null, new Position(1, 1, 0)));
    }

    private int add(@Nullable String name, Position position) {
        nodes.add(new Node(name, position));
        return nodes.size() - 1;
    }

    private Optional<Cycle> search() {
        for (var start : nodes) {
            var path = new ArrayDeque<Node>();
            enter(start, path);
            while (!path.isEmpty()) {
                var node = path.getLast();
                if (node.nextEdge == node.edges.size()) {
                    node.state = State.DONE;
                    path.removeLast();
                    continue;
                }
                var target = node.edges.get(node.nextEdge++);
                if (target.state == State.OPEN) {
                    return Optional.of(cycle(path, target));
                }
                enter(target, path);
            }
        }
        return Optional.empty();
    }

    private static void enter(Node node, Deque<Node> path) {
        if (node.state == State.NEW) {
            node.state = State.OPEN;
            path.addLast(node);
        }
    }

    private static Cycle cycle(Deque<Node> path, Node closing) {
        var names = new ArrayList<String>();
        Position first = null;
        for (var node : path.reversed()) {
            if (node.name != null) {
                names.addFirst(node.name);
                first = node.position;
            }
            if (node.equals(closing)) {
                break;
            }
        }
        if (first == null) {
            throw new IllegalStateException("cycle must have a task, got none");
        }
        return new Cycle(names, first);
    }

    /** The tasks of a circle in order, and where one of them stands. */
    record Cycle(List<String> names, Position position) {
        String shown() {
            var shown = String.join(" -> ", names.size() > SHOWN ? names.subList(0, SHOWN) : names);
            return (names.size() > SHOWN ? shown + " -> … (" + (names.size() - SHOWN) + " more)" : shown) + " -> "
                    + names.getFirst();
        }
    }

    private enum State {
        NEW,
        OPEN,
        DONE
    }

    private static final class Node {
        private final @Nullable String name;
        private final Position position;
        private final List<Node> edges = new ArrayList<>(2);
        private int nextEdge;
        private State state = State.NEW;

        Node(@Nullable String name, Position position) {
            this.name = name;
            this.position = position;
        }

        void to(Node target) {
            edges.add(target);
        }
    }
}
