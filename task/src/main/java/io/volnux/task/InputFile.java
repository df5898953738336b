// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * An input that is a file: an existing regular file when it is made, read as UTF-8, opened only when asked. As the input
 * of a batch it is cut into chunks of {@link #CHUNK} bytes.
 */
public record InputFile(Path path) {

    /** Bytes per chunk. */
    public static final int CHUNK = 10_240;

    public InputFile {
        Objects.requireNonNull(path, "path");
        if (!Files.isRegularFile(path)) {
            String what = Files.isDirectory(path) ? "is a directory" : "does not exist";
            throw new IllegalArgumentException(
                    "file must be an existing regular file, but %s %s".formatted(path, what));
        }
    }

    /** The file at a path given as text. */
    public static InputFile of(String path) {
        return new InputFile(Path.of(path));
    }

    /** Opens it for reading text; the caller closes it. */
    public BufferedReader reader() throws IOException {
        return Files.newBufferedReader(path, StandardCharsets.UTF_8);
    }

    /** Opens it for reading bytes; the caller closes it. */
    public InputStream stream() throws IOException {
        return Files.newInputStream(path);
    }

    /** Its size in bytes. */
    public long size() throws IOException {
        return Files.size(path);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
