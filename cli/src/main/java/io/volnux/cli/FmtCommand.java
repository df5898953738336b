// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.project.ScriptFile;
import io.volnux.cli.tasks.ShellRun;
import io.volnux.cli.text.UserError;
import io.volnux.lang.ParseOptions;
import io.volnux.lang.Script;
import io.volnux.lang.ScriptFormatter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives scripts their canonical text. */
@Command(name = "fmt", description = "Rewrites scripts in their canonical form.")
final class FmtCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Scripts, or folders with scripts; default: this folder.")
    private List<String> paths = List.of(".");

    @Option(names = "--check", description = "Change nothing; exit code 1 and the names if a script would change.")
    private boolean check;

    @Mixin
    final CommonOptions common = new CommonOptions();

    FmtCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        int changed = 0;
        for (ScriptFile file : ScriptSearch.scripts(paths, surroundings)) {
            if (differs(file)) {
                changed++;
                surroundings.out().println(file.path());
            }
        }
        return check && changed > 0 ? 1 : 0;
    }

    private boolean differs(ScriptFile file) {
        byte[] before = file.read();
        Script script = LoadedScript.parse(file, before, namespacesOf(before));
        byte[] after = ScriptFormatter.format(script).getBytes(StandardCharsets.UTF_8);
        if (Arrays.equals(before, after)) {
            return false;
        }
        if (!check) {
            try {
                Files.write(file.path(), after);
            } catch (IOException unwritable) {
                throw new UserError(
                        "script %s must be writable, got %s".formatted(file.path(), ScriptFile.reason(unwritable)),
                        unwritable);
            }
        }
        return true;
    }

    /** Every namespace the text mentions is fine: formatting does not ask whether tasks exist. */
    private ParseOptions namespacesOf(byte[] text) {
        List<String> words = java.util.regex.Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\s*::")
                .matcher(new String(text, StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1))
                .toList();
        return ParseOptions.standard()
                .withEnvironment(surroundings.environment())
                .withNamespaces(List.of(ShellRun.NAMESPACE))
                .withNamespaces(words);
    }
}
