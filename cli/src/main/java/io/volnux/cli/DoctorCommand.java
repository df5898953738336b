// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.project.ScriptFile;
import io.volnux.cli.project.Settings;
import io.volnux.cli.telemetry.Checkup;
import io.volnux.cli.telemetry.TelemetryWish;
import io.volnux.cli.text.Style;
import io.volnux.cli.text.UserError;
import io.volnux.engine.Validation;
import io.volnux.graph.TaskDefinition;
import io.volnux.task.ConfigurationException;
import io.volnux.task.Problem;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds out what is wrong. */
@Command(
        name = "doctor",
        description = "Examines settings, tasks and telemetry, and says what is wrong; exit code 1 if something is.")
final class DoctorCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "A script, or a folder with scripts.")
    private String path = "";

    @Option(names = "--classpath", paramLabel = "CP", description = "Jars and folders with more tasks.")
    private String classPath = "";

    @Mixin
    final TelemetryOptions telemetry = new TelemetryOptions();

    @Mixin
    final CommonOptions common = new CommonOptions();

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        TelemetryWish wish = telemetry.wish();
        List<ScriptFile> scripts = path.isEmpty() ? List.of() : ScriptSearch.scripts(List.of(path), surroundings);
        PrintStream out = surroundings.out();
        Style style = Terminal.style(surroundings, 1, common.noColor);
        boolean good = configuration(scripts, out, style);
        if (!scripts.isEmpty()) {
            out.println();
            out.println("workflows");
            for (ScriptFile script : scripts) {
                good &= workflow(script, out, style);
            }
        }
        out.println();
        out.println("telemetry");
        out.flush();
        good &= !Checkup.isIll(wish, out, style);
        out.println();
        out.println(good ? style.green("healthy") : style.red("something is wrong, see above"));
        return good ? 0 : 1;
    }

    private boolean configuration(List<ScriptFile> scripts, PrintStream out, Style style) {
        out.println("configuration");
        out.println("  volnux %s on Java %s, %s".formatted(VersionCommand.version(), Runtime.version(), home()));
        Path cache = surroundings.cache();
        out.println(
                "  compiled tasks are kept in " + cache + (isWritable(cache) ? "" : ", which cannot be written to"));
        try {
            Path folder = scripts.isEmpty() ? Path.of("") : scripts.get(0).folder();
            Settings settings = Settings.of(folder, surroundings.environment());
            out.println(settings.file()
                    .map(file -> "  settings from " + file)
                    .orElse("  no %s here or above, defaults hold".formatted(Settings.FILE)));
            settings.warnings().forEach(warning -> out.println("  " + style.yellow("warning") + "  " + warning));
            return isUsable(settings);
        } catch (UserError wrong) {
            out.println("  " + style.red("problem") + "  " + wrong.getMessage());
            return false;
        }
    }

    private static String home() {
        return System.getProperty("java.home", "");
    }

    /** A folder that does not exist yet is made below its nearest one that does. */
    private static boolean isWritable(Path folder) {
        Path at = folder.toAbsolutePath();
        while (at.getParent() != null && !Files.exists(at)) {
            at = at.getParent();
        }
        return Files.isDirectory(at) && Files.isWritable(at);
    }

    /** Reads every setting once, because a wrong one is told only when it is asked for. */
    private static boolean isUsable(Settings settings) {
        settings.failurePolicy();
        settings.forcedFailurePolicy();
        settings.retry();
        settings.stageTimeout();
        settings.gracePeriod();
        return settings.batchWorkers() > 0;
    }

    private boolean workflow(ScriptFile script, PrintStream out, Style style) {
        try {
            LoadedScript loaded = LoadedScript.of(script, classPath, surroundings);
            Validation validation = loaded.validation();
            List<Problem> problems = Problems.of(loaded, validation, true);
            List<String> names = loaded.tasks().registry().definitions().stream()
                    .map(TaskDefinition::qualifiedName)
                    .sorted()
                    .toList();
            String mark = problems.isEmpty() ? style.green("ok     ") : style.red("problem");
            out.println("  %s  %s: registered %s".formatted(mark, script.path(), String.join(", ", names)));
            problems.forEach(problem -> out.println("           " + problem));
            return problems.isEmpty();
        } catch (UserError | ConfigurationException wrong) {
            out.println("  %s  %s".formatted(style.red("problem"), wrong.getMessage()));
            return false;
        }
    }
}
