// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The word volnux alone. */
@Command(
        name = "volnux",
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs workflows written in Pointy-Lang.",
        footer = {
            "",
            "Exit codes: 0 good, 1 the run failed, 2 a mistake in script, option or input,",
            "130 interrupted, 143 terminated.",
            "",
            "volnux help COMMAND says more about a command."
        })
final class RootCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    final CommonOptions common = new CommonOptions();

    @Option(names = "--version", description = "Print the version.")
    private boolean version;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RootCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (version) {
            return new VersionCommand(surroundings).call();
        }
        spec.commandLine().usage(surroundings.err());
        return Cli.MISTAKE;
    }
}
