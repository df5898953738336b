// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.graph.TaskDefinition;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.ExecutionContext;
import io.volnux.task.Outcome;
import io.volnux.task.RunResult;
import io.volnux.task.Task;
import io.volnux.task.TaskRecord;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A result is read by anybody while the run goes on. */
class LiveResultTest {

    private static final int STAGES = 3_000;

    @ParameterizedTest
    @ValueSource(strings = {"A", "{A || A}", "A (1 |-> A)"})
    void whoReadsARunThatGoesOnSeesABeginningOfIt(String stage) throws InterruptedException {
        var registry = TaskRegistry.builder();
        Task<String> task = context -> Outcome.success("a");
        registry.task(TaskDefinition.of("A", task).build());
        String script = String.join(" -> ", Collections.nCopies(STAGES, stage));
        try (var engine =
                Engine.builder().tasks(registry.build()).discovery(false).build()) {
            RunHandle handle = engine.start(Workflow.parse("live", script), Map.of());
            RunResult result = handle.result();
            List<TaskRecord> before = List.of();
            int stages = 0;
            while (!handle.isDone()) {
                List<TaskRecord> now = result.tasks();
                assertThat(now.size()).isGreaterThanOrEqualTo(before.size());
                assertThat(now).allMatch(record -> record.result().success());
                assertThat(result.stagesProcessed()).isGreaterThanOrEqualTo(stages);
                stages = result.stagesProcessed();
                result.latest().ifPresent(context -> assertThat(index(context)).isPositive());
                before = now;
            }
            assertThat(handle.await().tasks()).hasSizeGreaterThanOrEqualTo(STAGES);
        }
    }

    private static int index(ExecutionContext context) {
        return Integer.parseInt(context.id().substring(context.id().lastIndexOf('c') + 1));
    }
}
