// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.project.ScriptFile;
import io.volnux.cli.text.UserError;
import io.volnux.graph.TaskDefinition;
import io.volnux.graph.TaskParameter;
import io.volnux.task.ConfigurationException;
import io.volnux.task.TypeNames;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what there is. */
@Command(
        name = "list",
        description = "Lists workflows, the tasks they can name with their inputs, and what is built in.")
final class ListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "A script, or a folder; default: this folder.")
    private String path = ".";

    @Option(names = "--classpath", paramLabel = "CP", description = "Jars and folders with more tasks.")
    private String classPath = "";

    @Mixin
    final CommonOptions common = new CommonOptions();

    ListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var out = surroundings.out();
        Map<Path, List<TaskDefinition>> tasks = new LinkedHashMap<>();
        List<String> workflows = ScriptSearch.scripts(List.of(path), surroundings).stream()
                .map(file -> workflow(file, tasks))
                .toList();
        out.println("workflows");
        workflows.forEach(workflow -> out.println("  " + workflow));
        tasks.forEach((folder, definitions) -> {
            out.println();
            out.println("tasks in " + (folder.toString().isEmpty() ? "." : folder));
            definitions.forEach(task -> out.println("  " + signature(task)));
        });
        out.println();
        out.println("built in");
        out.println(
                "  sh::Run[command=\"...\", args=[...], env={...}]  a program or a line for the shell (--allow-shell)");
        out.println("  MAP FILTER REDUCE FOREACH FLATMAP FANOUT  <Task>[...]  a task over many items");
        return 0;
    }

    private String workflow(ScriptFile file, Map<Path, List<TaskDefinition>> tasks) {
        try {
            LoadedScript loaded = LoadedScript.of(file, classPath, surroundings);
            List<TaskDefinition> own = loaded.tasks().registry().definitions().stream()
                    .filter(task -> !task.source().equals("built in"))
                    .toList();
            if (!own.isEmpty()) {
                tasks.put(file.folder(), own);
            }
            int problems = Problems.of(loaded, loaded.validation(), true).size();
            String state = problems == 0
                    ? ""
                    : "  (%d %s: volnux validate %s)"
                            .formatted(problems, problems == 1 ? "problem" : "problems", file.path());
            return "%s  %s%s".formatted(file.name(), file.path(), state);
        } catch (UserError | ConfigurationException mistake) {
            return "%s  %s  (broken: volnux validate %s)%n      %s"
                    .formatted(file.name(), file.path(), file.path(), reason(file, mistake));
        }
    }

    /** The first of what is wrong, in one line. */
    private static String reason(ScriptFile file, RuntimeException mistake) {
        String said = String.valueOf(mistake.getMessage());
        String first = said.lines().findFirst().orElse(said);
        String reason = first.startsWith(file.path() + ": ")
                ? first.substring(file.path().toString().length() + 2)
                : first;
        String detail = mistake instanceof UserError wrong && reason.endsWith(" got")
                ? wrong.detail().lines().findFirst().orElse("")
                : "";
        return reason + (detail.isEmpty() ? "" : " " + detail);
    }

    private static String signature(TaskDefinition task) {
        StringJoiner parameters = new StringJoiner(", ", "(", ")");
        task.piped().ifPresent(piped -> parameters.add("|-> " + text(piped)));
        task.parameters().forEach(parameter -> parameters.add(text(parameter)));
        String version = task.version().toString().equals("1.0.0") ? "" : " " + task.version();
        String old =
                task.deprecation().map(why -> "  deprecated: " + why.reason()).orElse("");
        return task.qualifiedName() + parameters + version + "  " + task.source() + old;
    }

    private static String text(TaskParameter parameter) {
        return parameter.name() + (parameter.required() ? "" : "?") + ": " + TypeNames.of(parameter.type());
    }
}
