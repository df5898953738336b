// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.graph.TaskRegistry;
import io.volnux.observe.Finished;
import io.volnux.observe.Happened;
import io.volnux.observe.Observation;
import io.volnux.observe.Part;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Scope;
import io.volnux.observe.Started;
import io.volnux.observe.signal.Signal;
import io.volnux.task.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An observer that wants to hear some parts of a run hears those, inside the nearest part that it heard. */
class ObservedPartsTest {

    private final List<String> heard = new ArrayList<>();

    /** What it keeps of a part: the names of the parts around it. */
    private record Kept<F>(String path, List<String> heard) implements Observation<F> {
        @Override
        public void finished(F end) {
            heard.add("-" + path);
        }

        @Override
        public Scope current() {
            heard.add("(" + path);
            return () -> heard.add(path + ")");
        }
    }

    private final class Wanting implements RunObserver {
        private final Set<Part> wanted;

        private Wanting(Part... wanted) {
            this.wanted = EnumSet.copyOf(List.of(wanted));
        }

        private <F> Observation<F> kept(Observation<?> parent, String name) {
            String path = parent instanceof Kept<?> kept ? kept.path() + "/" + name : name;
            heard.add("+" + path);
            return new Kept<>(path, heard);
        }

        @Override
        public Observation<Finished.Run> runStarted(Started.Run run) {
            return kept(Observation.none(), "run");
        }

        @Override
        public Set<Part> parts(Observation<?> run) {
            return wanted;
        }

        @Override
        public Observation<Finished.Engine> engineStarted(Observation<?> parent, Started.Engine engine) {
            return kept(parent, "engine");
        }

        @Override
        public Observation<Finished.Layer> stageStarted(Observation<?> parent, Started.Stage stage) {
            return kept(parent, "stage");
        }

        @Override
        public Observation<Finished.Task> taskStarted(Observation<?> parent, Started.Task task) {
            return kept(parent, task.node().name());
        }

        @Override
        public Observation<Finished.Attempt> attemptStarted(Observation<?> parent, Started.Attempt attempt) {
            return kept(parent, "attempt " + attempt.number());
        }

        @Override
        public Observation<Finished.Resolution> resolutionStarted(Observation<?> parent, Started.Resolution decision) {
            return kept(parent, "decision");
        }

        @Override
        public void happened(Observation<?> within, Happened what) {
            heard.add(what.getClass().getSimpleName());
        }

        @Override
        public void signalled(Observation<?> within, Signal signal) {
            heard.add(signal.name());
        }
    }

    private void run(String script, Part... wanted) {
        int[] calls = {0};
        TaskRegistry tasks = TaskRegistry.builder()
                .task("A", context -> Outcome.success("a"))
                .task("B", context -> Outcome.success("b"))
                .task("Flaky", context -> calls[0]++ == 0 ? fail() : Outcome.success("late"))
                .build();
        try (Engine engine = Engine.builder()
                .tasks(tasks)
                .discovery(false)
                .observer(new Wanting(wanted))
                .build()) {
            engine.run(Workflow.parse("Play", script), Map.of());
        }
    }

    private static Outcome<String> fail() {
        throw new IllegalStateException("not yet");
    }

    @Test
    void tasksAloneAreToldInsideTheRunAndAreCurrentInTheirCode() {
        run("A -> B", Part.TASK);

        assertThat(heard)
                .containsExactly(
                        "+run", "+run/A", "(run/A", "run/A)", "-run/A", "+run/B", "(run/B", "run/B)", "-run/B", "-run");
    }

    @Test
    void firstAttemptsAreLeftOutWhereOnlyLaterOnesAreWanted() {
        run("Flaky[retry_policy={\"initial_delay\": 0}] * 2", Part.TASK, Part.LATER_ATTEMPT);

        assertThat(heard)
                .contains("+run/Flaky", "+run/Flaky/attempt 2")
                .doesNotContain("+run/Flaky/attempt 1")
                .endsWith("-run/Flaky", "-run");
    }

    @Test
    void decisionsAreToldWhereABranchIsTaken() {
        run("A (1 -> B) -> A", Part.DECISION);

        assertThat(heard).containsExactly("+run", "+run/decision", "-run/decision", "-run");
    }

    @Test
    void stagesHoldTheTasksInThem() {
        run("A", Part.STAGE, Part.TASK, Part.QUEUE);

        assertThat(heard)
                .containsExactly(
                        "+run",
                        "+run/stage",
                        "TaskQueued",
                        "+run/stage/A",
                        "(run/stage/A",
                        "run/stage/A)",
                        "-run/stage/A",
                        "-run/stage",
                        "-run");
    }
}
