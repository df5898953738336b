// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.task.RunResult;
import io.volnux.task.TaskRecord;
import io.volnux.task.TimeLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        Map<String, TimeLedger> ledgers = new LinkedHashMap<>();
        for (TaskRecord record : records) {
            ledgers.put(record.nodeId(), record.ledger());
        }
        List<TaskRecord> path = path(records);
        return new CriticalPath(
                path.stream().map(TaskRecord::nodeId).toList(),
                slack(records, ledgers, runTime.toNanos()),
                duration(path));
    }

    /**
     * The nodes of the path alone, first node first, for those who do not ask for the slack of the others.
     *
     * @param records best in start order, in which it takes time in proportion to their number
     */
    public static List<TaskRecord> path(List<TaskRecord> records) {
        List<TaskRecord> path = new ArrayList<>();
        TaskRecord step = latest(records);
        int place = step == null ? 0 : place(records, step, records.size());
        while (step != null) {
            path.add(step);
            List<TaskRecord> dependencies = step.dependencies();
            step = latest(dependencies);
            int found = step == null ? -1 : place(records, step, place);
            if (step != null && found < 0) {
                step = latestAmong(dependencies, records, place);
                found = step == null ? -1 : place(records, step, place);
            }
            place = found;
        }
        Collections.reverse(path);
        return path;
    }

    /** The dependency among the records that ended last. That not all are among them is rare, so it is asked afterwards. */
    private static @Nullable TaskRecord latestAmong(List<TaskRecord> dependencies, List<TaskRecord> records, int end) {
        return latest(dependencies.stream()
                .filter(dependency -> place(records, dependency, end) >= 0)
                .toList());
    }

    /** Where a node is among the records, most likely somewhere before {@code end}; -1 if it is not. */
    private static int place(List<TaskRecord> records, TaskRecord record, int end) {
        int size = records.size();
        for (int i = 0; i < size; i++) {
            int place = Math.floorMod(end - 1 - i, size);
            if (records.get(place).nodeId().equals(record.nodeId())) {
                return place;
            }
        }
        return -1;
    }

    /** Time from the first node's ready to the last node's end. */
    public static Duration duration(List<TaskRecord> path) {
        return path.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(path.get(path.size() - 1).ledger().ended()
                        - path.get(0).ledger().ready());
    }

    private static @Nullable TaskRecord latest(List<TaskRecord> records) {
        TaskRecord latest = null;
        long end = Long.MIN_VALUE;
        for (int i = 0; i < records.size(); i++) { // a path of many steps would make an iterator for each
            TaskRecord record = records.get(i);
            long ended = record.ledger().ended();
            boolean first =
                    latest != null && ended == end && NodeIds.ORDER.compare(record.nodeId(), latest.nodeId()) < 0;
            if (ended > end || first) {
                latest = record;
                end = ended;
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
}
