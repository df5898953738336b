// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A user at a command line, in a folder of their own. */
final class Session {

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";

    Session(Path folder) {
        this.folder = folder;
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    }

    /** What a command answered; the session's folder is written {@code DIR}. */
    record Answer(int code, String out, String err) {}

    Session environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Session input(String text) {
        input = text;
        return this;
    }

    Session write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Path folder() {
        return folder;
    }

    Path cache() {
        return folder.resolve("cache/volnux/tasks");
    }

    /** Words may name the folder as {@code DIR}. */
    Answer volnux(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        String[] arguments = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            arguments[i] = words[i].replace("DIR", folder.toString());
        }
        var surroundings = new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                environment::get,
                OwnProcess.NONE);
        int code = new Cli(surroundings).run(arguments);
        return new Answer(code, text(out), text(err));
    }

    private String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(folder.toString(), "DIR");
    }
}
