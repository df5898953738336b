// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes a completion script for shells. */
@Command(name = "completion", description = "Prints a completion script for bash and zsh: source <(volnux completion)")
final class CompletionCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    final CommonOptions common = new CommonOptions();

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        surroundings.out().print(new CompletionScript(Commands.all(surroundings)).text());
        return 0;
    }
}
