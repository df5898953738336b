// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.project.Inputs;
import io.volnux.cli.project.ScriptFile;
import io.volnux.cli.tasks.ShellAccess;
import io.volnux.cli.telemetry.Telemetry;
import io.volnux.cli.telemetry.TelemetryWish;
import io.volnux.cli.text.UserError;
import io.volnux.engine.RunOptions;
import io.volnux.task.Durations;
import io.volnux.task.FailurePolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a workflow. */
@Command(
        name = "run",
        description = "Runs a workflow, shows its progress, and ends with a report.",
        footer = {
            "",
            "Inputs are converted to the types that the tasks declare; lists, maps and records are written as JSON. A"
                    + " task that wants an input named scriptFolder gets the folder of the script."
        })
final class RunCommand implements Callable<Integer> {

    enum Type {
        SINGLE,
        BATCH
    }

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "PATH-or-WORKFLOW",
            description = "A script, a folder with one or with one named like the folder, or the name of a workflow.")
    private String path = "";

    @Option(names = "--input", paramLabel = "NAME=VALUE", description = "The value of an input; may be repeated.")
    private List<String> inputs = List.of();

    @Option(
            names = "--inputs",
            paramLabel = "FILE|-",
            description = "A JSON object of inputs, from a file or standard input.")
    private String inputsFile = "";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Option(
            names = "--type",
            paramLabel = "single|batch",
            description = "One run (the default), or one per batch of items.")
    Type type = Type.SINGLE;

    @Option(
            names = "--on-failure",
            paramLabel = "stop|continue",
            description = "What follows a failure that no branch handles; overrules the script.")
    private @Nullable FailurePolicy onFailure;

    @Option(
            names = "--timeout",
            paramLabel = "D",
            description = "The longest time the run may take, such as 30s or 5m; a number alone is in seconds.")
    private String timeout = "";

    @Option(names = "--json", description = "Print the run's story as JSON; everything else goes to standard error.")
    private boolean json;

    @Option(names = "--quiet", description = "Print errors and warnings only.")
    private boolean quiet;

    @Option(names = "--report", paramLabel = "FILE", description = "Also write the run's story as JSON to a file.")
    private @Nullable Path report;

    @Option(names = "--allow-shell", description = "Permit sh::Run.")
    private boolean allowShell;

    @Option(names = "--classpath", paramLabel = "CP", description = "Jars and folders with more tasks.")
    private String classPath = "";

    @Mixin
    final TelemetryOptions telemetry = new TelemetryOptions();

    @Mixin
    final CommonOptions common = new CommonOptions();

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Reads plain words; false if picocli must have a look. Repeated options are not plain, apart from inputs. */
    boolean understands(List<String> words) {
        List<String> given = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean[] plain = {true};
        Map<String, Consumer<String>> values = Map.of(
                "--input", given::add,
                "--inputs", value -> inputsFile = value,
                "--timeout", value -> timeout = value,
                "--report", value -> report = Path.of(value),
                "--classpath", value -> classPath = value,
                "--otlp", value -> telemetry.otlp = value,
                "--otlp-protocol", value -> telemetry.protocol = value,
                "--trace-detail", value -> telemetry.traceDetail = value,
                "--on-failure",
                        value -> {
                            onFailure = value.equals("continue") ? FailurePolicy.CONTINUE : FailurePolicy.STOP;
                            plain[0] &= value.equals("continue") || value.equals("stop");
                        });
        Map<String, Runnable> flags = Map.of(
                "--json", () -> json = true,
                "--quiet", () -> quiet = true,
                "--allow-shell", () -> allowShell = true,
                "--console-spans", () -> telemetry.consoleSpans = true,
                "--debug", () -> common.debug = true,
                "--no-color", () -> common.noColor = true);
        for (String word : words) {
            String name = word.startsWith("--") ? word.split("=", 2)[0] : "";
            plain[0] &= name.isEmpty() || name.equals("--input") || seen.add(name);
        }
        boolean understood = new PlainWords(values, flags, word -> path = word).understand(words);
        inputs = given;
        return plain[0] && understood;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (RunEnd end = new RunEnd(surroundings.process())) {
            return run(end);
        }
    }

    private int run(RunEnd end) throws InterruptedException {
        ReportFile file = ReportFile.of(report);
        TelemetryWish wish = telemetry.wish();
        ScriptFile script = ScriptSearch.script(path, surroundings);
        LoadedScript loaded = LoadedScript.of(
                script, classPath, new ShellAccess(allowShell, Telemetry.variables(wish)), surroundings);
        RunStart start = new RunStart(loaded, given(loaded), options(loaded), end);
        RunOutput.Kind kind = RunOutput.Kind.of(json, quiet);
        RunSession.Wishes wishes = new RunSession.Wishes(kind, common.noColor, allowShell, classPath, wish);
        if (type == Type.BATCH) {
            if (!timeout.isEmpty() || onFailure != null || report != null) {
                throw new UserError("--timeout, --on-failure and --report must go with --type single");
            }
            return new BatchSession(surroundings, start, wishes).run();
        }
        return new RunSession(surroundings, start).run(wishes, file);
    }

    private Inputs given(LoadedScript loaded) {
        Inputs given = new Inputs().offer(loaded.file()).offer(loaded.settings());
        if (!inputsFile.isEmpty()) {
            given.give(inputsFile.equals("-") ? "standard input" : inputsFile, text());
        }
        inputs.forEach(given::give);
        return given;
    }

    private String text() {
        if (!inputsFile.equals("-") && Files.isDirectory(Path.of(inputsFile))) {
            throw new UserError("--inputs must name a readable file, got the folder " + inputsFile);
        }
        try {
            byte[] bytes =
                    inputsFile.equals("-") ? surroundings.in().readAllBytes() : Files.readAllBytes(Path.of(inputsFile));
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw new UserError("--inputs must be UTF-8, got other bytes; save the file as UTF-8", other);
        } catch (IOException unreadable) {
            throw new UserError("--inputs must name a readable file, got " + ScriptFile.reason(unreadable), unreadable);
        }
    }

    private RunOptions options(LoadedScript loaded) {
        RunOptions options = RunOptions.none();
        FailurePolicy policy = onFailure != null
                ? onFailure
                : loaded.settings().forcedFailurePolicy().orElse(null);
        if (policy != null) {
            options = options.failurePolicy(policy);
        }
        if (!timeout.isEmpty()) {
            try {
                options = options.deadline(Durations.parse(timeout));
            } catch (IllegalArgumentException wrong) {
                throw new UserError("--timeout must be a time such as 30s or 5m, got '%s'".formatted(timeout), wrong);
            }
        }
        return options;
    }
}
