// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.property;

import io.volnux.task.ExecutionContext;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.FailurePolicy;
import io.volnux.task.ResultWord;
import io.volnux.task.RunResult;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskRecord;
import io.volnux.task.TimeLedger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold for a run whatever happened; collects all that does not. */
final class Properties {

    private final RandomRun run;
    private final RandomRun.Seen seen;
    private final RunResult result;
    private final List<String> breaches = new ArrayList<>();

    private Properties(RandomRun run, RandomRun.Seen seen) {
        this.run = run;
        this.seen = seen;
        this.result = seen.result();
    }

    static List<String> breaches(RandomRun run, RandomRun.Seen seen) {
        Properties properties = new Properties(run, seen);
        properties.everyTaskEndsOnce();
        properties.observationsNest();
        properties.ledgersAddUp();
        properties.resultsKeepTheDeclaredOrder();
        properties.contextsAreFinal();
        properties.endingIsConsistent();
        return properties.breaches;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void must(boolean holds, String breach, @Nullable Object... details) {
        if (!holds) {
            breaches.add(breach.formatted(details));
        }
    }

    private void everyTaskEndsOnce() {
        List<String> accepted =
                result.tasks().stream().map(TaskRecord::taskId).sorted().toList();
        List<String> started = seen.notes().stream()
                .map(note -> note.task)
                .filter(task -> task != null)
                .map(TaskRecord::taskId)
                .sorted()
                .toList();
        must(accepted.equals(started), "tasks must be those observed %s, got %s", started, accepted);
        for (TaskRecord task : result.tasks()) {
            must(task.result().record().equals(task), "result of %s must be its own", task);
        }
    }

    private void observationsNest() {
        boolean abandoned = result.tasks().stream()
                .anyMatch(task -> task.outcome() == TaskOutcome.ABANDONED
                        || task.metaCounts().isPresent());
        for (Notes.Note note : seen.notes()) {
            must(note.finishes.get() == 1, "%s must finish once, got %s", note, note.finishes);
            must(
                    abandoned || note.startedBy.equals(note.finishedBy),
                    "%s must finish on %s, got %s",
                    note,
                    note.startedBy,
                    note.finishedBy);
            Notes.Note parent = note.parent;
            must(parent != null || note.kind.equals("runStarted"), "%s must have a parent", note);
            must(
                    parent == null || (parent.from < note.from && note.to < parent.to),
                    "%s must lie within %s",
                    note,
                    parent);
        }
    }

    private void ledgersAddUp() {
        for (TaskRecord task : result.tasks()) {
            TimeLedger ledger = task.ledger();
            long sum = ledger.ready() + ledger.queue() + ledger.run() + ledger.backoff();
            must(sum == ledger.ended(), "ledger of %s must add up: %s", task, ledger);
            boolean negative = ledger.ready() < 0 || ledger.queue() < 0 || ledger.run() < 0 || ledger.backoff() < 0;
            must(!negative, "ledger of %s must not be negative: %s", task, ledger);
            must(
                    ledger.ready() <= ledger.started() && ledger.started() <= ledger.ended(),
                    "ledger of %s must be in order: %s",
                    task,
                    ledger);
        }
    }

    private void resultsKeepTheDeclaredOrder() {
        for (TaskRecord task : result.tasks()) {
            List<Integer> numbers = task.received().stream()
                    .map(received -> number(received.name()))
                    .toList();
            must(numbers.equals(numbers.stream().sorted().toList()), "%s must receive in order: %s", task, numbers);
        }
        if (result.result() != ResultWord.SUCCESS) {
            return; // a run that was ended shows what there was
        }
        List<Integer> last =
                result.results().stream().map(each -> number(each.name())).toList();
        must(last.equals(last.stream().sorted().toList()), "last results must be in order: %s", last);
    }

    private static int number(String name) {
        return Integer.parseInt(name.replaceAll("\\D", ""));
    }

    private void contextsAreFinal() {
        Set<ExecutionContext> contexts = new HashSet<>();
        for (Optional<ExecutionContext> each = result.head();
                each.isPresent();
                each = each.get().next()) {
            collect(each.get(), contexts);
        }
        for (ExecutionContext context : contexts) {
            must(context.status().isFinal(), "%s must be final", context);
            must(context.endedAt().isPresent(), "%s must have an end", context);
        }
        Set<String> inContexts = contexts.stream()
                .flatMap(context -> context.tasks().stream())
                .map(TaskRecord::taskId)
                .collect(Collectors.toSet());
        must(
                inContexts.equals(
                        result.tasks().stream().map(TaskRecord::taskId).collect(Collectors.toSet())),
                "tasks must be in contexts, got %s",
                inContexts);
    }

    private static void collect(ExecutionContext context, Set<ExecutionContext> into) {
        into.add(context);
        for (ExecutionContext child : context.children()) {
            collect(child, into);
        }
    }

    private void endingIsConsistent() {
        ResultWord word = result.result();
        boolean unhandled = !result.unhandledFailures().isEmpty();
        boolean stop = run.policy() == FailurePolicy.STOP;
        boolean hit = result.tasks().stream().anyMatch(task -> task.outcome() == TaskOutcome.STOPPED);
        boolean fits = switch (word) {
            case SUCCESS -> !unhandled && !hit;
            case PARTIAL -> unhandled && !stop && !hit;
            case FAILURE -> result.status() == ExecutionStatus.CANCELLED || (stop && unhandled);
            case STOPPED -> hit;
            case CANCELLED, ABORTED -> run.mayBeEnded();
            case TIMEOUT -> true;
            case ERROR -> false;
        };
        must(fits, "result must fit its failures %s, got %s", result.unhandledFailures(), word);
        must(statuses(word).contains(result.status()), "status of %s must not be %s", word, result.status());
        must(seen.threw() == (word == ResultWord.TIMEOUT), "awaiting must throw for a time-out only, got %s", word);
        String farewell = switch (result.status()) {
            case CANCELLED -> "pipeline_stop";
            case ABORTED -> "pipeline_shutdown";
            case PENDING, RUNNING, COMPLETED, FAILED -> "pipeline_execution_end";
        };
        must(seen.farewells().equals(List.of(farewell)), "signal must be %s, got %s", farewell, seen.farewells());
    }

    private static Set<ExecutionStatus> statuses(ResultWord word) {
        return switch (word) {
            case SUCCESS, PARTIAL -> Set.of(ExecutionStatus.COMPLETED);
            case FAILURE -> Set.of(ExecutionStatus.FAILED, ExecutionStatus.CANCELLED);
            case STOPPED, CANCELLED -> Set.of(ExecutionStatus.CANCELLED);
            case ABORTED -> Set.of(ExecutionStatus.ABORTED);
            case TIMEOUT, ERROR -> Set.of(ExecutionStatus.FAILED);
        };
    }
}
