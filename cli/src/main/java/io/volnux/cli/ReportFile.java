// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.project.ScriptFile;
import io.volnux.cli.text.Json;
import io.volnux.cli.text.UserError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a report is written, if anywhere.
 *
 * @param path the file, null for nowhere
 */
record ReportFile(@Nullable Path path) {

    /** A file whose folder exists, so that most mistakes are told before the run and not after it. */
    static ReportFile of(@Nullable Path path) {
        if (path != null) {
            Path parent = path.toAbsolutePath().getParent();
            if (Files.isDirectory(path) || (parent != null && !Files.isDirectory(parent))) {
                throw new UserError("--report must be a file in a folder that exists, got " + path);
            }
        }
        return new ReportFile(path);
    }

    /** Writes it; false if that was wanted and not possible. */
    boolean write(Ending ending, PrintStream err) {
        if (path == null) {
            return true;
        }
        try {
            Files.writeString(path, Json.write(ending.story()) + "\n");
            return true;
        } catch (IOException unwritable) {
            err.println("volnux: report could not be written to %s, got %s; the run itself is not affected"
                    .formatted(path, ScriptFile.reason(unwritable)));
            return false;
        }
    }
}
