// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.tasks;

import io.volnux.cli.text.UserError;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds classes in jars and folders that may hold tasks, without loading any. */
final class ClassPathScan {

    /** Every class that implements Task or carries TaskName has this in its constant pool. */
    private static final byte[] TRACE = "io/volnux/task/Task".getBytes(StandardCharsets.UTF_8);

    private ClassPathScan() {}

    /**
     * Reads a class path as written on a command line.
     *
     * @throws UserError if an entry does not exist
     */
    static List<Path> parse(String classPath) {
        List<Path> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            if (entry.isEmpty()) {
                continue;
            }
            if (entry.endsWith(File.separator + "*") || entry.equals("*")) {
                entries.addAll(jarsIn(Path.of(entry.substring(0, entry.length() - 1))));
                continue;
            }
            Path path = Path.of(entry);
            if (!Files.isReadable(path)) {
                throw new UserError("class path must name readable jars and folders, got " + entry);
            }
            entries.add(path);
        }
        return entries;
    }

    private static List<Path> jarsIn(Path folder) {
        try (Stream<Path> files = Files.list(folder.toString().isEmpty() ? Path.of(".") : folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UserError("class path must name readable jars and folders, got " + folder + "/*", unreadable);
        }
    }

    /** Names of the classes worth a look. */
    static List<String> candidates(Path entry) {
        try {
            return Files.isDirectory(entry) ? inFolder(entry) : inJar(entry);
        } catch (IOException broken) {
            throw new UserError(
                    "class path entry %s must be a jar or a folder, got %s".formatted(entry, broken.getMessage()),
                    broken);
        }
    }

    private static List<String> inFolder(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                if (mentionsTasks(Files.readAllBytes(file))) {
                    names.add(className(folder.relativize(file).toString().replace(File.separatorChar, '/')));
                }
            }
        }
        return names;
    }

    private static List<String> inJar(Path jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        if (mentionsTasks(in.readAllBytes())) {
                            names.add(className(entry.getName()));
                        }
                    }
                }
            }
        }
        return names;
    }

    private static String className(String file) {
        return file.substring(0, file.length() - ".class".length()).replace('/', '.');
    }

    private static boolean mentionsTasks(byte[] type) {
        for (int at = 0; at <= type.length - TRACE.length; at++) {
            int matched = 0;
            while (matched < TRACE.length && type[at + matched] == TRACE[matched]) {
                matched++;
            }
            if (matched == TRACE.length) {
                return true;
            }
        }
        return false;
    }
}
