// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.tasks;

import io.volnux.cli.text.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Java files that belong to a script: those beside it and those below a folder {@code tasks} beside it.
 *
 * @param folder the script's folder
 * @param files the files, in the order of their names
 */
public record TaskSources(Path folder, List<Path> files) {

    /** The name of the folder beside a script that holds Java files in packages. */
    public static final String FOLDER = "tasks";

    public TaskSources {
        files = List.copyOf(files);
    }

    /** Looks for them. */
    public static TaskSources beside(Path script) {
        Path parent = script.getParent();
        Path folder = parent == null ? Path.of("") : parent;
        List<Path> found = new ArrayList<>();
        try {
            collect(folder, 1, found);
            Path below = folder.resolve(FOLDER);
            if (Files.isDirectory(below)) {
                collect(below, Integer.MAX_VALUE, found);
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw new UserError("folder of the tasks must be readable, got " + unreadable.getMessage(), unreadable);
        }
        return new TaskSources(folder, found);
    }

    private static void collect(Path folder, int depth, List<Path> found) throws IOException {
        try (Stream<Path> files = Files.walk(folder.toString().isEmpty() ? Path.of(".") : folder, depth)) {
            files.map(file -> folder.toString().isEmpty() ? Path.of(".").relativize(file) : file)
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .forEach(found::add);
        }
    }

    boolean isEmpty() {
        return files.isEmpty();
    }
}
