// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import java.util.Objects;

/** Where the launcher enters. */
public final class Main {
    private Main() {}

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        if (arguments.length == 1 && arguments[0].equals("version")) {
            System.out.println("volnux "
                    + Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "unpackaged"));
            return;
        }
        System.err.println("usage: volnux version");
        System.exit(2);
    }
}
