// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskNode;
import io.volnux.lang.NearestName;
import io.volnux.task.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that need to know the engine: executors by name. */
final class GraphChecks {

    private GraphChecks() {}

    static List<Problem> problems(TaskGraph graph, Set<String> executors) {
        List<Problem> problems = new ArrayList<>(graph.problems());
        Set<String> reported = new LinkedHashSet<>();
        for (TaskNode task : graph.tasks()) {
            String executor = wantedExecutor(task);
            if (executor != null && !executors.contains(executor) && reported.add(executor)) {
                problems.add(unknown(task, executor, executors));
            }
        }
        return problems;
    }

    private static @Nullable String wantedExecutor(TaskNode task) {
        boolean processes = task.meta()
                .filter(meta -> meta.word("concurrency_mode", "thread").equals("process"))
                .isPresent();
        return processes ? "process" : task.settings().executor();
    }

    private static Problem unknown(TaskNode task, String executor, Set<String> executors) {
        return new Problem(
                "UNKNOWN_EXECUTOR",
                "task '%s' asks for executor '%s', which does not exist; known: %s"
                        .formatted(task.name(), executor, String.join(", ", executors)),
                executor,
                task.position().line(),
                task.position().column(),
                NearestName.nearest(executor, executors).orElse(null),
                List.of());
    }

    static List<Problem> join(List<Problem> one, List<Problem> other) {
        if (other.isEmpty()) {
            return one;
        }
        List<Problem> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
