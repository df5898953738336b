// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.project;

import io.volnux.cli.text.UserError;
import io.volnux.lang.NearestName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A script on disk.
 *
 * @param path the file, as the user would name it
 */
public record ScriptFile(Path path) {

    /** How names of scripts end. */
    public static final String ENDING = ".pty";

    private static final int DEPTH = 8;

    /**
     * Finds the one script that a word of the command line stands for: a file, a folder with one, or the name of a
     * workflow below one of {@code folders}.
     *
     * @throws UserError if there is none, or more than one
     */
    public static ScriptFile find(String word, List<Path> folders) {
        Path path = Path.of(word);
        if (Files.isDirectory(path)) {
            return in(path);
        }
        if (Files.exists(path)) {
            if (!word.endsWith(ENDING)) {
                throw new UserError("script must be a %s file or a folder with one, got %s".formatted(ENDING, word));
            }
            return new ScriptFile(path);
        }
        for (Path folder : folders) {
            Path named = folder.resolve(word);
            if (Files.isDirectory(named)) {
                return in(named);
            }
            Path file = folder.resolve(word.endsWith(ENDING) ? word : word + ENDING);
            if (Files.isRegularFile(file)) {
                return new ScriptFile(file);
            }
        }
        if (Files.isSymbolicLink(path)) {
            throw new UserError("script must be a file, got %s, a link that leads to none".formatted(word));
        }
        String near = neighbours(path, folders);
        throw new UserError(
                "script must be a file, a folder or the name of a workflow, got '%s', which does not exist%s"
                        .formatted(word, near));
    }

    private static String neighbours(Path path, List<Path> folders) {
        List<String> names = new ArrayList<>();
        Path parent = path.getParent();
        names.addAll(names(parent == null ? Path.of(".") : parent));
        Optional<String> near = NearestName.nearest(String.valueOf(path.getFileName()), names);
        if (near.isPresent()) {
            return "; did you mean '%s'?".formatted(parent == null ? near.get() : parent.resolve(near.get()));
        }
        List<String> workflows =
                folders.stream().flatMap(folder -> names(folder).stream()).toList();
        return NearestName.nearest(path.toString(), workflows)
                .map(name -> "; did you mean '%s'?".formatted(name))
                .orElse("");
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> Files.isDirectory(file) || file.toString().endsWith(ENDING))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private static ScriptFile in(Path folder) {
        List<Path> scripts;
        try (Stream<Path> files = Files.list(folder)) {
            scripts = files.filter(file -> file.toString().endsWith(ENDING))
                    .filter(Files::isRegularFile)
                    .map(Path::normalize)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new UserError("folder must be readable, got " + reason(unreadable), unreadable);
        }
        if (scripts.size() == 1) {
            return new ScriptFile(scripts.get(0));
        }
        if (scripts.isEmpty()) {
            throw new UserError(
                    "folder must hold a %s script, got %s without one%s".formatted(ENDING, folder, below(folder)));
        }
        String own = folder.toAbsolutePath().normalize().getFileName() + ENDING;
        for (Path script : scripts) {
            if (script.getFileName().toString().equals(own)) {
                return new ScriptFile(script);
            }
        }
        throw new UserError("folder must hold one script, or one named %s, got %s; name the one you mean"
                .formatted(
                        own,
                        scripts.stream()
                                .map(Path::toString)
                                .reduce((a, b) -> a + ", " + b)
                                .orElse("")));
    }

    private static String below(Path folder) {
        List<ScriptFile> deeper = all(folder);
        return deeper.isEmpty()
                ? "; volnux startworkflow NAME writes one"
                : "; did you mean '%s'?".formatted(deeper.get(0).path());
    }

    /** The script itself, or all scripts below a folder; hidden and built ones and those of tests (src/test) are left out. */
    public static List<ScriptFile> all(Path path) {
        if (Files.isRegularFile(path)) {
            return List.of(new ScriptFile(path));
        }
        try (Stream<Path> files = Files.walk(path, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .filter(Files::isRegularFile)
                    .filter(file -> !isHidden(path.relativize(file)))
                    .map(Path::normalize)
                    .sorted()
                    .map(ScriptFile::new)
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new UserError("folder must be readable, got " + reason(unreadable), unreadable);
        }
    }

    private static boolean isHidden(Path relative) {
        String before = "";
        for (Path part : relative) {
            String name = part.toString();
            boolean test = name.equals("test") && before.equals("src");
            if (test || name.startsWith(".") || name.equals("target") || name.equals("build")) {
                return true;
            }
            before = name;
        }
        return false;
    }

    /** The workflow's name. */
    public String name() {
        String file = path.getFileName().toString();
        return file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    }

    /** The folder it lies in. */
    public Path folder() {
        Path parent = path.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /**
     * Its bytes.
     *
     * @throws UserError if it cannot be read
     */
    public byte[] read() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new UserError("script %s must be readable, got %s".formatted(path, reason(unreadable)), unreadable);
        }
    }

    /** Why a file could not be used, in words. */
    public static String reason(Exception failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof java.nio.file.NoSuchFileException missing) {
            return "no such file: " + missing.getFile();
        }
        if (failure instanceof java.nio.file.FileSystemException system && system.getReason() != null) {
            return system.getReason().toLowerCase(java.util.Locale.ROOT) + ": " + system.getFile();
        }
        String message = failure.getMessage();
        return message == null || message.isEmpty()
                ? failure.getClass().getSimpleName()
                : message.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + message.substring(1);
    }
}
