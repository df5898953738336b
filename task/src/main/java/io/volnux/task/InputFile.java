// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * An input that is a file, or a part of one: an existing regular file when it is made, read as UTF-8, opened only when
 * asked. As the input of a batch it is cut into parts of {@link #CHUNK} bytes.
 *
 * @param path the file
 * @param offset where the part begins, in bytes
 * @param length length of the part in bytes, or {@link #WHOLE}
 */
public record InputFile(Path path, long offset, int length) {

    /** Bytes per part of a batch. */
    public static final int CHUNK = 10_240;

    /** Length that means: up to the end. */
    public static final int WHOLE = -1;

    public InputFile {
        Objects.requireNonNull(path, "path");
        if (!Files.isRegularFile(path)) {
            String what = Files.isDirectory(path) ? "is a directory" : "does not exist";
            throw new IllegalArgumentException(
                    "file must be an existing regular file, but %s %s".formatted(path, what));
        }
        if (offset < 0 || length < WHOLE) {
            throw new IllegalArgumentException("part must lie in the file, got offset " + offset + " length " + length);
        }
    }

    /** A whole file. */
    public InputFile(Path path) {
        this(path, 0, WHOLE);
    }

    /** The file at a path given as text. */
    public static InputFile of(String path) {
        return new InputFile(Path.of(path));
    }

    /** Opens it for reading text; the caller closes it. */
    public BufferedReader reader() throws IOException {
        return new BufferedReader(new InputStreamReader(stream(), StandardCharsets.UTF_8));
    }

    /** Opens it for reading bytes; the caller closes it. */
    public InputStream stream() throws IOException {
        return length == WHOLE ? Files.newInputStream(path) : new ByteArrayInputStream(part());
    }

    private byte[] part() throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(length, Math.max(0, channel.size() - offset)));
            long position = offset;
            while (buffer.hasRemaining()) {
                int read = channel.read(buffer, position);
                if (read < 0) {
                    break;
                }
                position += read;
            }
            return buffer.array();
        }
    }

    /** Size of the file in bytes. */
    public long size() throws IOException {
        return Files.size(path);
    }

    @Override
    public String toString() {
        return length == WHOLE ? path.toString() : path + "[" + offset + "+" + length + "]";
    }
}
