// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.project;

import io.volnux.cli.text.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files of a new project or workflow, which runs as it is. */
public final class Skeleton {

    private final Path folder;
    private final Map<String, String> words;
    private final Map<String, String> files = new LinkedHashMap<>();

    private Skeleton(Path folder, String name, Path shown) {
        this.folder = folder;
        this.words = new LinkedHashMap<>(Map.of("name", name, "path", shown.toString(), "mode", ""));
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            throw new UserError(
                    "name must be letters, digits, - and _, starting with a letter, got '%s'".formatted(name));
        }
    }

    /** A project in a folder of its own, with one workflow named hello. */
    public static Skeleton project(Path folder, String name) {
        Skeleton skeleton = new Skeleton(folder, name, Path.of("workflows", "hello"));
        skeleton.add("volnux.properties", "properties");
        skeleton.add("README.md", "README");
        skeleton.add("tests/run.sh", "tests");
        skeleton.words.put("name", "hello");
        skeleton.add("workflows/hello/hello.pty", "script");
        skeleton.add("workflows/hello/Tasks.java", "Tasks");
        return skeleton;
    }

    /** How the tasks of a new workflow are written. */
    public enum Tasks {
        METHOD,
        CLASS
    }

    /** A workflow in a folder of its own; {@code strict} is mode DAG. */
    public static Skeleton workflow(Path folder, String name, boolean strict, Tasks tasks) {
        Skeleton skeleton = new Skeleton(folder, name, folder);
        skeleton.words.put("mode", strict ? "@mode: DAG\n\n" : "");
        skeleton.add(name + ScriptFile.ENDING, "script");
        List<String> sources = tasks == Tasks.METHOD ? List.of("Tasks") : List.of("Names", "Greet", "Print");
        sources.forEach(source -> skeleton.add(source + ".java", source));
        return skeleton;
    }

    private void add(String file, String template) {
        try (InputStream in = Skeleton.class.getResourceAsStream(template + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("template must be packaged, got none named " + template);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> word : words.entrySet()) {
                text = text.replace("{{" + word.getKey() + "}}", word.getValue());
            }
            files.put(file, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Writes the files.
     *
     * @param force whether files that exist may be overwritten
     * @return what was written
     * @throws UserError if something is in the way or cannot be written
     */
    public List<Path> write(boolean force) {
        if (!force && isOccupied()) {
            throw new UserError(
                    "folder %s must be new or empty; --force writes into it and replaces files of the same names"
                            .formatted(folder));
        }
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException unwritable) {
            throw new UserError(
                    "folder %s must be writable, got %s".formatted(folder, ScriptFile.reason(unwritable)), unwritable);
        }
        return files.keySet().stream().map(folder::resolve).toList();
    }

    private boolean isOccupied() {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isPresent();
        } catch (IOException unreadable) {
            return true;
        }
    }
}
