// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.text.UserError;
import io.volnux.task.ConfigurationException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;

/** What a user hears when a command did not work. */
final class Complaints {

    private static final int FAILED = 1;

    private Complaints() {}

    /** Tells it; answers the exit code. A stack trace is shown only if asked for. */
    static int code(Exception failure, boolean debug, PrintStream err) {
        int code = Cli.MISTAKE;
        if (failure instanceof UserError mistake) {
            err.println((mistake.isLocated() ? "" : "volnux: ") + mistake.getMessage());
            mistake.detail().lines().forEach(err::println);
        } else if (failure instanceof ConfigurationException wrong) {
            err.println("volnux: " + wrong.getMessage());
        } else if (failure instanceof InvalidPathException nameless) {
            err.println(
                    "volnux: paths must be such that this system can name them, got %s; for letters beyond ASCII, set LC_ALL to a UTF-8 locale such as C.UTF-8"
                            .formatted(nameless.getInput()));
        } else {
            err.println("volnux: a defect of Volnux, please report it with the output of --debug: " + failure);
            code = FAILED;
        }
        if (debug) {
            failure.printStackTrace(err);
        }
        return code;
    }
}
