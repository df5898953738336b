// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options every command has. */
@Command(usageHelpAutoWidth = true, sortOptions = false, optionListHeading = "%n", parameterListHeading = "%n")
final class CommonOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = 100,
            description = "Print this text.")
    boolean help;

    @Option(names = "--debug", order = 101, description = "Show the stack trace of an error.")
    boolean debug;

    @Option(names = "--no-color", order = 102, description = "No colours; the variable NO_COLOR says the same.")
    boolean noColor;
}
