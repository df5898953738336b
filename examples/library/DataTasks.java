// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.library;

import io.volnux.task.Piped;
import io.volnux.task.ResultOf;
import io.volnux.task.TaskName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tasks as methods: a plain return value is success, throwing is failure. */
public final class DataTasks {

    /** Wants the input {@code inputFile}, by the parameter's name. */
    public List<String> extract(Path inputFile) throws IOException {
        return Files.readAllLines(inputFile);
    }

    /** A name of its own for scripts. */
    @TaskName("Clean")
    public List<String> withoutBlankLines(@Piped List<String> lines) {
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** What was piped in, and an input. */
    public int load(@Piped List<String> lines, Path outputPath) throws IOException {
        Files.write(outputPath, lines);
        return lines.size();
    }

    /** The latest result of another task of the run, piped or not. */
    public String report(@ResultOf("Load") int count, Path outputPath) {
        return "%d lines in %s".formatted(count, outputPath.getFileName());
    }

    /** Runs instead of {@link #report} if loading failed. */
    public String alert(Path outputPath) {
        return "cannot write " + outputPath.getFileName();
    }
}
