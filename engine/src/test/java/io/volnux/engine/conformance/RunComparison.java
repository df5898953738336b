// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.conformance;

import io.volnux.lang.conformance.Difference;
import io.volnux.lang.conformance.JsonValues;
import io.volnux.lang.conformance.Run;
import io.volnux.task.RunResult;
import io.volnux.task.TaskResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what a run did with what its case says. */
final class RunComparison {

    private final Run wanted;
    private final Recorder recorder;
    private final String where;
    private final List<Difference> differences = new ArrayList<>();

    private RunComparison(Run wanted, Recorder recorder, String where) {
        this.wanted = wanted;
        this.recorder = recorder;
        this.where = where;
    }

    static List<Difference> differences(Run wanted, Recorder recorder, RunResult result, int number) {
        RunComparison comparison = new RunComparison(wanted, recorder, "run " + number + " ");
        comparison.compare(result);
        return comparison.differences;
    }

    private void compare(RunResult result) {
        OrderCheck.mistakes(wanted.order(), recorder.seen())
                .forEach(mistake -> differences.add(new Difference(where + "order", wanted.order(), mistake)));
        differ("status", wanted.status(), result.status().name());
        differ("attempts", attempts(wanted.attempts()), recordedAttempts());
        differ("piped", withoutMeta(piped()), withoutMeta(recordedPiped()));
        Set<String> failed = new LinkedHashSet<>();
        result.tasks().stream()
                .filter(task -> task.result().failed())
                .forEach(task -> failed.add(recorder.label(task.taskId())));
        differSet("failed", wanted.failed(), failed);
        if (!wanted.status().equals("CANCELLED")) {
            differSet("unhandled", wanted.unhandled(), labels(result.unhandledFailures()));
        }
        wanted.options().forEach((label, options) -> {
            Recorder.Seen seen = recorder.seen().get(label);
            differ("options of " + label, options, seen == null ? "did not run" : seen.options);
        });
    }

    private List<String> labels(List<TaskResult> results) {
        return results.stream().map(result -> recorder.label(result.taskId())).toList();
    }

    private Map<String, Object> attempts(Map<String, Integer> listed) {
        Map<String, Object> all = new HashMap<>();
        recorder.seen().keySet().stream()
                .filter(label -> !isMeta(label))
                .forEach(label -> all.put(label, listed.getOrDefault(label, 1)));
        return all;
    }

    private Map<String, Object> recordedAttempts() {
        Map<String, Object> all = new HashMap<>();
        recorder.seen().forEach((label, seen) -> {
            if (!isMeta(label)) {
                all.put(label, seen.calls);
            }
        });
        return all;
    }

    private Map<String, List<String>> piped() {
        Map<String, List<String>> all = new HashMap<>();
        recorder.seen().keySet().forEach(label -> all.put(label, wanted.piped().getOrDefault(label, List.of())));
        return all;
    }

    private Map<String, List<String>> recordedPiped() {
        Map<String, List<String>> all = new HashMap<>();
        recorder.seen().forEach((label, seen) -> all.put(label, seen.piped));
        return all;
    }

    /** Entries whose key or expected value has a meta label are not compared. */
    private Map<String, Object> withoutMeta(Map<String, List<String>> piped) {
        Map<String, Object> all = new HashMap<>();
        piped.forEach((label, from) -> {
            boolean expectsMeta =
                    wanted.piped().getOrDefault(label, List.of()).stream().anyMatch(RunComparison::isMeta);
            if (!isMeta(label) && !expectsMeta) {
                all.put(label, from);
            }
        });
        return all;
    }

    private static boolean isMeta(String label) {
        return label.contains("<");
    }

    private void differSet(String what, Collection<String> expected, Collection<String> actual) {
        Set<String> left = new LinkedHashSet<>(expected);
        Set<String> right = new LinkedHashSet<>(actual);
        if (!left.equals(right)) {
            differences.add(new Difference(where + what, left, right));
        }
    }

    private void differ(String what, @Nullable Object expected, @Nullable Object actual) {
        if (!JsonValues.same(expected, actual)) {
            differences.add(new Difference(where + what, expected, actual));
        }
    }
}
