// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.task.RunResult;
import io.volnux.task.TaskRecord;
import io.volnux.task.TimeLedger;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes that decided how long a run took, and how much later every other node could have ended without delaying the
 * run. A pure function of the records: from the node that ended last, back to the dependency that ended last, until a
 * node without dependencies; of two that ended together the one that comes first in the script.
 *
 * @param nodeIds the path, first node first; empty without records
 * @param slack spare time of every executed node in nanoseconds, by node id
 * @param duration time from the first node's ready to the last node's end
 */
public record CriticalPath(List<String> nodeIds, Map<String, Long> slack, Duration duration) {

    public CriticalPath {
        nodeIds = List.copyOf(nodeIds);
        slack = Collections.unmodifiableMap(new LinkedHashMap<>(slack));
    }

    /** Of a run; of what has ended so far if it still runs. */
    public static CriticalPath of(RunResult run) {
        return of(run.tasks(), run.duration());
    }

    /**
     * Of these records.
     *
     * @param records in start order, so that a node comes after everything it waited for
     * @param runTime time from the start of the run to its end
     */
    public static CriticalPath of(List<TaskRecord> records, Duration runTime) {
        Map<String, TaskRecord> byNode = new HashMap<>();
        Map<String, TimeLedger> ledgers = new LinkedHashMap<>();
        for (TaskRecord record : records) {
            byNode.put(record.nodeId(), record);
            ledgers.put(record.nodeId(), record.ledger());
        }
        Deque<String> path = new ArrayDeque<>();
        String step = latest(ledgers.keySet(), ledgers);
        while (!step.isEmpty()) {
            path.addFirst(step);
            TaskRecord record = byNode.get(step);
            step = record == null ? "" : latest(nodes(record), ledgers);
        }
        return new CriticalPath(List.copyOf(path), slack(records, ledgers, runTime.toNanos()), duration(path, ledgers));
    }

    private static List<String> nodes(TaskRecord record) {
        return record.dependencies().stream().map(TaskRecord::nodeId).toList();
    }

    private static String latest(Iterable<String> nodes, Map<String, TimeLedger> ledgers) {
        String latest = "";
        long end = Long.MIN_VALUE;
        for (String node : nodes) {
            TimeLedger ledger = ledgers.get(node);
            if (ledger == null) {
                continue;
            }
            boolean first = ledger.ended() == end && NodeIds.ORDER.compare(node, latest) < 0;
            if (ledger.ended() > end || first) {
                latest = node;
                end = ledger.ended();
            }
        }
        return latest;
    }

    /** Dependents come later in start order, so that walking backwards knows their slack. */
    private static Map<String, Long> slack(List<TaskRecord> records, Map<String, TimeLedger> ledgers, long runEnd) {
        Map<String, Long> limits = new HashMap<>();
        Map<String, Long> slack = new LinkedHashMap<>();
        ledgers.keySet().forEach(node -> slack.put(node, 0L));
        for (int i = records.size() - 1; i >= 0; i--) {
            TaskRecord record = records.get(i);
            TimeLedger ledger = ledgers.get(record.nodeId());
            if (ledger == null) {
                continue;
            }
            long own = limits.getOrDefault(record.nodeId(), runEnd) - ledger.ended();
            slack.put(record.nodeId(), own);
            for (TaskRecord dependency : record.dependencies()) {
                limits.merge(dependency.nodeId(), ledger.ready() + own, Math::min);
            }
        }
        return slack;
    }

    private static Duration duration(Deque<String> path, Map<String, TimeLedger> ledgers) {
        TimeLedger first = path.isEmpty() ? null : ledgers.get(path.getFirst());
        TimeLedger last = path.isEmpty() ? null : ledgers.get(path.getLast());
        return first == null || last == null ? Duration.ZERO : Duration.ofNanos(last.ended() - first.ready());
    }
}
