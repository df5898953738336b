// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

/** Where the launcher enters. */
public final class Main {
    private Main() {}

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new Cli(Surroundings.real()).run(arguments));
    }
}
