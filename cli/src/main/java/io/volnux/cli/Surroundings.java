// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.engine.spi.TimeSource;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The world around a command; tests make another one.
 *
 * @param out where results go
 * @param err where progress and complaints go
 * @param in what {@code -} reads
 * @param environment environment variables
 * @param process what belongs to a process of its own: terminal and signals
 */
public record Surroundings(
        PrintStream out,
        PrintStream err,
        InputStream in,
        Function<String, @Nullable String> environment,
        OwnProcess process) {

    /** The real ones. */
    static Surroundings real() {
        return new Surroundings(System.out, System.err, System.in, System::getenv, OwnProcess.real());
    }

    /** The folder of caches, as the XDG base directories have it. */
    Path cache() {
        String set = environment.apply("XDG_CACHE_HOME");
        Path base =
                set == null || set.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".cache") : Path.of(set);
        return base.resolve("volnux");
    }

    /** How the user called this command, as far as the launcher tells; ready for a shell. */
    String command() {
        String called = System.getProperty("volnux.command", "volnux");
        return called.matches("[\\w./~+-]+") ? called : "'" + called + "'";
    }

    /** The clock. */
    TimeSource time() {
        return TimeSource.system();
    }
}
