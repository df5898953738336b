// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.project.Inputs;
import io.volnux.cli.project.ScriptFile;
import io.volnux.cli.text.Json;
import io.volnux.cli.text.UserError;
import io.volnux.engine.Validation;
import io.volnux.graph.InputSpec;
import io.volnux.graph.TaskGraph;
import io.volnux.lang.PointySyntaxException;
import io.volnux.lang.Warning;
import io.volnux.task.ConfigurationException;
import io.volnux.task.Problem;
import io.volnux.task.TypeNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks scripts without running them. */
@Command(
        name = "validate",
        aliases = "check",
        description = "Checks scripts and their tasks without running anything; exit code 2 if something is wrong.")
final class ValidateCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        JSON
    }

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Scripts, or folders with scripts; default: this folder.")
    private List<String> paths = List.of(".");

    @Option(names = "--format", paramLabel = "text|json", description = "How to answer; default: text.")
    private Format format = Format.TEXT;

    @Option(names = "--allow-shell", description = "Permit sh::Run.")
    private boolean allowShell;

    @Option(names = "--classpath", paramLabel = "CP", description = "Jars and folders with more tasks.")
    private String classPath = "";

    @Mixin
    final CommonOptions common = new CommonOptions();

    ValidateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<ScriptFile> scripts = ScriptSearch.scripts(paths, surroundings);
        List<Map<String, @Nullable Object>> documents = new ArrayList<>();
        boolean good = true;
        for (ScriptFile script : scripts) {
            good &= format == Format.TEXT ? validText(script) : validJson(script, documents);
        }
        if (format == Format.JSON) {
            surroundings.out().println(Json.write(documents));
        }
        return good ? 0 : Cli.MISTAKE;
    }

    private boolean validText(ScriptFile file) {
        var err = surroundings.err();
        LoadedScript loaded;
        Validation validation;
        try {
            loaded = LoadedScript.of(file, classPath, surroundings);
            validation = loaded.validation();
        } catch (UserError mistake) {
            err.println((mistake.isLocated() ? "" : file.path() + ": ") + mistake.getMessage());
            mistake.detail().lines().forEach(err::println);
            return false;
        } catch (ConfigurationException wrong) {
            err.println(file.path() + ": " + wrong.getMessage());
            return false;
        }
        TaskGraph graph = validation.graph();
        List<Problem> problems = Problems.of(loaded, validation, allowShell);
        validation.warnings().forEach(warning -> err.println(file.path() + ": " + warning));
        loaded.settings().warnings().forEach(err::println);
        problems.forEach(problem ->
                err.println(Problems.text(file.path(), loaded.script().text(), problem)));
        if (Problems.hasUnknown(problems)) {
            err.println(Problems.places(loaded, classPath));
        }
        if (problems.isEmpty()) {
            surroundings.out().println(file.path() + ": good, " + counts(graph));
        }
        return problems.isEmpty();
    }

    private static String counts(TaskGraph graph) {
        StringJoiner inputs = new StringJoiner(", ", ", inputs ", "").setEmptyValue("");
        for (InputSpec input : inputs(graph)) {
            inputs.add("%s: %s%s"
                    .formatted(input.name(), TypeNames.of(input.type()), input.required() ? "" : " (optional)"));
        }
        return "%s, %s, depth %d%s"
                .formatted(count(graph.tasks().size(), "task"), count(graph.stages(), "stage"), graph.depth(), inputs);
    }

    /** What a user has to give; the folder of the script is there anyway. */
    private static List<InputSpec> inputs(TaskGraph graph) {
        return graph.inputs().values().stream()
                .filter(input -> !input.name().equals(Inputs.SCRIPT_FOLDER))
                .toList();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private boolean validJson(ScriptFile file, List<Map<String, @Nullable Object>> documents) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("script", file.path().toString());
        documents.add(document);
        try {
            LoadedScript loaded = LoadedScript.of(file, classPath, surroundings);
            Validation validation = loaded.validation();
            TaskGraph graph = validation.graph();
            List<Problem> problems = Problems.of(loaded, validation, allowShell);
            document.put("valid", problems.isEmpty());
            document.put(
                    "problems", problems.stream().map(ValidateCommand::json).toList());
            document.put(
                    "warnings",
                    validation.warnings().stream().map(ValidateCommand::json).toList());
            document.put("tasks", graph.tasks().size());
            document.put("stages", graph.stages());
            document.put("depth", graph.depth());
            document.put(
                    "inputs", inputs(graph).stream().map(ValidateCommand::json).toList());
            return problems.isEmpty();
        } catch (UserError mistake) {
            return broken(document, List.of(json(mistake)));
        } catch (ConfigurationException wrong) {
            return broken(
                    document,
                    wrong.problems().stream().map(ValidateCommand::json).toList());
        }
    }

    private static boolean broken(Map<String, @Nullable Object> document, List<?> problems) {
        document.put("valid", false);
        document.put("problems", problems);
        document.put("warnings", List.of());
        return false;
    }

    private static Map<String, @Nullable Object> json(UserError mistake) {
        if (mistake.getCause() instanceof PointySyntaxException wrong) {
            Problem problem = new Problem(
                    wrong.code().name(),
                    String.valueOf(wrong.getMessage()),
                    wrong.offendingToken(),
                    wrong.line(),
                    wrong.column(),
                    wrong.suggestion(),
                    List.of());
            return json(problem);
        }
        String detail = mistake.detail().isEmpty() ? "" : "\n" + mistake.detail();
        return json(Problem.of("MISTAKE", mistake.getMessage() + detail));
    }

    private static Map<String, @Nullable Object> json(Problem problem) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("code", problem.code());
        json.put("message", problem.message());
        if (problem.line() > 0) {
            json.put("line", problem.line());
            json.put("column", problem.column());
        }
        if (problem.suggestion() != null) {
            json.put("suggestion", problem.suggestion());
        }
        return json;
    }

    private static Map<String, @Nullable Object> json(Warning warning) {
        return json(new Problem(
                warning.code().name(),
                warning.message(),
                "",
                warning.position().line(),
                warning.position().column(),
                warning.suggestion(),
                List.of()));
    }

    private static Map<String, @Nullable Object> json(InputSpec input) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", input.name());
        json.put("type", TypeNames.of(input.type()));
        json.put("required", input.required());
        json.put("wantedBy", input.wantedBy());
        return json;
    }
}
