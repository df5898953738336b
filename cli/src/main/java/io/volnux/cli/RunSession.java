// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.telemetry.Telemetry;
import io.volnux.cli.telemetry.TelemetryWish;
import io.volnux.cli.text.UserError;
import io.volnux.engine.Engine;
import io.volnux.engine.EngineBuilder;
import io.volnux.engine.PipelineExecutionException;
import io.volnux.engine.RunHandle;
import io.volnux.engine.Validation;
import io.volnux.engine.Workflow;
import io.volnux.observe.RunReport;
import io.volnux.task.Problem;
import io.volnux.task.RunResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One run from the command line: checked, started, watched, ended by signals, reported. */
final class RunSession {

    private static final int FAILED = 1;

    private static final Duration GRACE = Duration.ofSeconds(5);
    /**
     * Longer than anybody waits. With a limit, tasks run on threads of their own, so that Ctrl-C ends a run although a
     * task ignores its interrupt.
     */
    private static final Duration NO_LIMIT = Duration.ofDays(3650);

    private final Surroundings surroundings;
    private final LoadedScript loaded;
    private final RunStart start;

    RunSession(Surroundings surroundings, RunStart start) {
        this.surroundings = surroundings;
        this.loaded = start.loaded();
        this.start = start;
    }

    /** How the user wants it. */
    record Wishes(
            RunOutput.Kind kind, boolean noColor, boolean allowShell, String classPath, TelemetryWish telemetry) {}

    /** Runs; answers the exit code. */
    int run(Wishes wishes, ReportFile file) throws InterruptedException {
        Thread.currentThread().setContextClassLoader(loaded.tasks().loader());
        Workflow workflow = workflow(loaded);
        try (RunOutput output = new RunOutput(surroundings, wishes.kind(), wishes.noColor());
                Telemetry telemetry = Telemetry.of(wishes.telemetry(), surroundings.environment());
                Engine engine = engine(loaded, output, wishes)) {
            telemetry.listenTo(engine);
            Validation validation = engine.validate(workflow);
            check(loaded, validation, wishes, surroundings.err());
            Map<String, @Nullable Object> inputs = new PipelineInputs(loaded, validation.graph()).bind(start.inputs());
            RunHandle run = telemetry.underParent(() -> engine.start(workflow, inputs, start.options()));
            start.end().of(new RunEnd.Target("run", run::cancel, run::shutdown, grace(loaded)));
            RunResult result = await(run);
            RunReport report = RunReport.of(result, validation.graph());
            Ending ending = new Ending(
                    report, new LastValues(result), telemetry.end(result).orElse(null));
            output.end(ending);
            boolean reported = file.write(ending, surroundings.err());
            boolean written = output.delivered() && reported;
            start.end().told();
            return written ? result.exitCode() : Math.max(FAILED, result.exitCode());
        }
    }

    static Workflow workflow(LoadedScript loaded) {
        return Workflow.of(loaded.file().name(), loaded.script());
    }

    static Duration grace(LoadedScript loaded) {
        return loaded.settings().gracePeriod().orElse(GRACE);
    }

    /** An engine with the project's settings, heard by what shows the run. */
    static Engine engine(LoadedScript loaded, RunOutput output, Wishes wishes) {
        EngineBuilder engine = Engine.builder()
                .tasks(loaded.tasks().registry())
                .failurePolicy(loaded.settings().failurePolicy())
                .defaultRetry(loaded.settings().retry())
                .scriptDirectory(loaded.file().folder().toAbsolutePath())
                .stageTimeout(loaded.settings().stageTimeout().orElse(NO_LIMIT))
                .gracePeriod(grace(loaded))
                .discovery(!wishes.classPath().isEmpty()); // telemetry is not discovered here but asked for
        output.progress().ifPresent(engine::observer);
        return engine.build();
    }

    /**
     * Tells warnings.
     *
     * @throws UserError listing everything that keeps the script from running
     */
    static void check(LoadedScript loaded, Validation validation, Wishes wishes, PrintStream err) {
        Path path = loaded.file().path();
        loaded.settings().warnings().forEach(err::println);
        validation.warnings().forEach(warning -> err.println(path + ": " + warning));
        List<Problem> problems = Problems.of(loaded, validation, wishes.allowShell());
        if (problems.isEmpty()) {
            return;
        }
        StringJoiner text = new StringJoiner("\n");
        problems.forEach(problem -> text.add(Problems.text(path, loaded.script().text(), problem)));
        if (Problems.hasUnknown(problems)) {
            text.add(Problems.places(loaded, wishes.classPath()));
        }
        throw UserError.inFile(text.toString(), null);
    }

    private static RunResult await(RunHandle run) throws InterruptedException {
        try {
            return run.await();
        } catch (PipelineExecutionException ended) {
            return run.result(); // its story tells why
        }
    }
}
