// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volnux.engine.spi.ExecutorProvider;
import io.volnux.engine.spi.TaskExecutor;
import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.task.MetaCounts;
import io.volnux.task.ResultWord;
import io.volnux.task.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Executors that cannot be had: an error of the infrastructure, in which every task still has its observation and end. */
class RefusedWorkTest {

    /** Cannot make an executor, for a reason of its own. */
    private record Broken(String name) implements ExecutorProvider {
        @Override
        public TaskExecutor create(Map<String, @Nullable Object> config) {
            throw new IllegalStateException("no licence for this executor");
        }
    }

    private static final class Watching implements RunObserver {
        private final Queue<String> heard = new ConcurrentLinkedQueue<>();

        @Override
        public Observation<Finished.Run> runStarted(Started.Run run) {
            return end -> {};
        }

        @Override
        public Observation<Finished.Task> taskStarted(Observation<?> parent, Started.Task task) {
            heard.add("task");
            return end -> heard.add("task " + end.record().outcome().word());
        }

        @Override
        public Observation<Finished.Instance> instanceStarted(Observation<?> parent, Started.Instance instance) {
            heard.add("instance " + instance.index());
            return end -> heard.add("instance " + end.outcome().word());
        }
    }

    private final Watching watching = new Watching();
    private final Play play =
            Play.usual().with(builder -> builder.observer(watching).executor(new Broken("broken")));

    private RunResult refused(String script) {
        return catchThrowableOfType(PipelineExecutionException.class, () -> play.run(script))
                .result();
    }

    @Test
    void aTaskWhoseExecutorCannotBeHadIsObservedAndAnnounced() {
        RunResult result = refused("A[executor=\"broken\"] -> B");
        assertThat(result.result()).isEqualTo(ResultWord.ERROR);
        assertThat(Play.task(result, "A").result().message()).hasValue("no licence for this executor");
        assertThat(watching.heard).containsExactly("task", "task failure");
        assertThat(play.signals).containsExactly("3", "8(on_failure)", "11", "16", "4");
    }

    @Test
    void anInstanceWhoseExecutorCannotBeHadFailsAndEndsTheRun() {
        for (String script : List.of(
                "MAP<A>[collection=[1,2,3], max_workers=1, executor=\"broken\", skip_errors=true]",
                "REDUCE<A>[collection=[1,2,3], initial_value=0, executor=\"broken\"]")) {
            watching.heard.clear();
            RunResult result = refused(script);
            assertThat(result.result()).isEqualTo(ResultWord.ERROR);
            assertThat(result.tasks()).singleElement().satisfies(task -> {
                assertThat(task.metaCounts()).map(MetaCounts::failed).hasValue(1);
                assertThat(task.result().message()).hasValue("no licence for this executor");
            });
            assertThat(watching.heard).containsExactly("task", "instance 0", "instance failure", "task failure");
        }
    }
}
