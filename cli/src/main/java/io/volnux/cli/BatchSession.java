// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.telemetry.Sent;
import io.volnux.cli.telemetry.Telemetry;
import io.volnux.cli.text.Json;
import io.volnux.cli.text.Times;
import io.volnux.cli.text.UserError;
import io.volnux.engine.Engine;
import io.volnux.engine.Pipeline;
import io.volnux.engine.batch.BatchItem;
import io.volnux.engine.batch.BatchPipeline;
import io.volnux.engine.batch.BatchResult;
import io.volnux.task.RunResult;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Many runs of the pipeline beside a script, one per slice of its inputs. */
final class BatchSession {

    private final Surroundings surroundings;
    private final RunStart start;
    private final RunSession.Wishes wishes;

    BatchSession(Surroundings surroundings, RunStart start, RunSession.Wishes wishes) {
        this.surroundings = surroundings;
        this.start = start;
        this.wishes = wishes;
    }

    /** Runs; answers the exit code. */
    int run() {
        LoadedScript loaded = start.loaded();
        Thread.currentThread().setContextClassLoader(loaded.tasks().loader());
        try (RunOutput output = new RunOutput(surroundings, wishes.kind(), wishes.noColor());
                Telemetry telemetry = Telemetry.of(wishes.telemetry(), surroundings.environment());
                Engine engine = RunSession.engine(loaded, output, wishes)) {
            telemetry.listenTo(engine);
            PipelineInputs declared = new PipelineInputs(
                    loaded, engine.validate(RunSession.workflow(loaded)).graph());
            Class<? extends Pipeline> type = declared.pipeline()
                    .orElseThrow(() -> new UserError(
                            "--type batch must have a pipeline class named like the script beside it, got none"));
            BatchPipeline batch = BatchPipeline.of(type, declared.given(type, start.inputs()))
                    .maxWorkers(loaded.settings().batchWorkers());
            start.end().of(new RunEnd.Target("batch", batch::cancel, batch::cancel, RunSession.grace(loaded)));
            BatchResult result = telemetry.underParent(() -> batch.start(engine));
            Sent sent = telemetry.end(null).orElse(null);
            output.settle();
            tell(type.getSimpleName(), result, sent);
            surroundings.out().flush();
            boolean delivered = output.delivered();
            start.end().told();
            return start.end().codeOr(result.isSuccess() && delivered ? 0 : 1);
        }
    }

    private void tell(String name, BatchResult result, @Nullable Sent sent) {
        if (wishes.kind().isJson()) {
            Map<String, @Nullable Object> story = story(name, result);
            if (sent != null) {
                story.put("telemetry", sent.asMap());
            }
            surroundings.out().println(Json.write(story));
            return;
        }
        for (BatchItem item : result.items()) {
            if (!item.completed()) {
                surroundings
                        .err()
                        .println("volnux: run %d of %d failed: %s"
                                .formatted(item.index() + 1, result.items().size(), why(item)));
            }
        }
        if (wishes.kind() == RunOutput.Kind.PEOPLE) {
            PrintStream out = surroundings.out();
            out.println("batch of %s: %d of %d runs completed, %d failed, in %s"
                    .formatted(
                            name,
                            result.metrics().completed(),
                            result.metrics().total(),
                            result.metrics().failed(),
                            Times.of(result.duration().toNanos())));
            if (sent != null) {
                sent.lines(Terminal.style(surroundings, 1, wishes.noColor()).unicode())
                        .forEach(out::println);
            }
        }
    }

    private static String why(BatchItem item) {
        Throwable error = item.error();
        return error != null
                ? String.valueOf(error.getMessage())
                : item.result().map(run -> run.result().word()).orElse("it did not start");
    }

    private static Map<String, @Nullable Object> story(String name, BatchResult result) {
        Map<String, @Nullable Object> story = new LinkedHashMap<>();
        story.put("batch", result.batchId());
        story.put("pipeline", name);
        story.put("total", result.metrics().total());
        story.put("completed", result.metrics().completed());
        story.put("failed", result.metrics().failed());
        story.put("duration_ms", result.duration().toNanos() / 1e6);
        List<Map<String, @Nullable Object>> runs =
                result.items().stream().map(BatchSession::run).toList();
        story.put("runs", runs);
        return story;
    }

    private static Map<String, @Nullable Object> run(BatchItem item) {
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        run.put("index", item.index());
        run.put("completed", item.completed());
        item.result().map(RunResult::runId).ifPresent(id -> run.put("id", id));
        if (!item.completed()) {
            run.put("error", why(item));
        }
        return run;
    }
}
