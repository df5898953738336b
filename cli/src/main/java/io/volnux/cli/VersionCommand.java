// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells which version this is. */
@Command(name = "version", description = "Prints the version of Volnux and of Java.")
final class VersionCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    final CommonOptions common = new CommonOptions();

    VersionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static String version() {
        return Objects.requireNonNullElse(VersionCommand.class.getPackage().getImplementationVersion(), "unpackaged");
    }

    @Override
    public Integer call() {
        surroundings.out().println("volnux " + version() + " on Java " + Runtime.version());
        return 0;
    }
}
