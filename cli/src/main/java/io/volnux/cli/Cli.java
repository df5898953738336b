// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.telemetry.TelemetryWish;
import java.util.List;

/** One start of the command line. */
final class Cli {

    /** The user's mistake. */
    static final int MISTAKE = 2;

    private final Surroundings surroundings;

    Cli(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command line; answers the exit code. */
    int run(String... arguments) {
        List<String> words = TelemetryWish.complete(List.of(arguments));
        try {
            if (!words.isEmpty() && words.get(0).equals("run")) {
                RunCommand command = new RunCommand(surroundings);
                if (command.understands(words.subList(1, words.size()))) {
                    return run(command, words.contains("--debug"));
                }
            }
            if (words.equals(List.of("version"))) {
                return new VersionCommand(surroundings).call();
            }
            return new CommandReader(surroundings).run(words);
        } finally {
            surroundings.out().flush();
            surroundings.err().flush();
        }
    }

    private int run(RunCommand command, boolean debug) {
        try {
            return command.call();
        } catch (InterruptedException | RuntimeException failure) {
            return Complaints.code(failure, debug, surroundings.err());
        }
    }
}
