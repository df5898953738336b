// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

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
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One run from the command line: checked, started, watched, ended by signals, reported. */
final class RunSession {

    private final Surroundings surroundings;
    private final LoadedScript loaded;
    private final RunStart start;

    RunSession(Surroundings surroundings, RunStart start) {
        this.surroundings = surroundings;
        this.loaded = start.loaded();
        this.start = start;
    }

    /** How the user wants it. */
    record Wishes(RunOutput.Kind kind, boolean noColor, boolean allowShell, String classPath) {}

    /** Runs; answers the exit code. */
    int run(Wishes wishes, ReportFile file) throws InterruptedException {
        Thread.currentThread().setContextClassLoader(loaded.tasks().loader());
        Workflow workflow = workflow(loaded);
        try (RunOutput output = new RunOutput(surroundings, wishes.kind(), wishes.noColor());
                Engine engine = engine(loaded, output)) {
            Validation validation = engine.validate(workflow);
            check(loaded, validation, wishes, surroundings.err());
            Map<String, @Nullable Object> inputs = new PipelineInputs(loaded, validation.graph()).bind(start.inputs());
            RunHandle run = engine.start(workflow, inputs, start.options());
            RunResult result = await(run, output);
            RunReport report = RunReport.of(result, validation.graph());
            output.end(report);
            file.write(report, surroundings.err());
            return result.exitCode();
        }
    }

    static Workflow workflow(LoadedScript loaded) {
        return Workflow.of(loaded.file().name(), loaded.script());
    }

    /** An engine with the project's settings, heard by what shows the run. */
    static Engine engine(LoadedScript loaded, RunOutput output) {
        EngineBuilder engine = Engine.builder()
                .tasks(loaded.tasks().registry())
                .failurePolicy(loaded.settings().failurePolicy())
                .defaultRetry(loaded.settings().retry())
                .scriptDirectory(loaded.file().folder().toAbsolutePath());
        loaded.settings().stageTimeout().ifPresent(engine::stageTimeout);
        loaded.settings().gracePeriod().ifPresent(engine::gracePeriod);
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
        List<Problem> problems = Problems.of(validation, wishes.allowShell());
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

    private RunResult await(RunHandle run, RunOutput output) throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        var watch = surroundings.process().onSignal(signal -> end(run, signal, asked, output));
        try {
            return run.await();
        } catch (PipelineExecutionException ended) {
            return run.result(); // its story tells why
        } finally {
            watch.close();
        }
    }

    /** The first signal ends the run in good order, a second one the process at once. */
    private void end(RunHandle run, String signal, AtomicInteger asked, RunOutput output) {
        boolean interrupt = signal.equals("INT");
        if (asked.getAndIncrement() > 0) {
            surroundings.process().halt(interrupt ? 130 : 143);
        } else if (interrupt) {
            output.say("interrupted, ending the run (once more: at once)");
            run.cancel();
        } else {
            output.say("terminated, ending the run");
            run.shutdown();
        }
    }
}
