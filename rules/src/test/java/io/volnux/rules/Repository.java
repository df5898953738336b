// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The checkout the rules are about: its Java files, modules and compiled classes. */
record Repository(Path root) {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules");

    /** The checkout this build runs in; the surefire configuration of the module names it. */
    static Repository current() {
        var root = Objects.requireNonNullElse(System.getProperty("volnux.root"), "..");
        return new Repository(Path.of(root).toAbsolutePath().normalize());
    }

    /** Every Java file in a stable order: main, test, examples and the task files beside scripts. */
    List<Path> javaFiles() throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = folder.getFileName().toString();
                var skipped = !folder.equals(root) && (name.startsWith(".") || NOT_SOURCES.contains(name));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }

    /** The modules of the root pom, in its order. */
    List<String> modules() throws IOException {
        return MODULE.matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Folders of compiled main classes, of the modules that have main sources. */
    List<Path> mainClasses() throws IOException {
        var folders = new ArrayList<Path>();
        for (var module : modules()) {
            if (!Files.isDirectory(root.resolve(module).resolve("src/main/java"))) {
                continue;
            }
            var folder = root.resolve(module).resolve("target/classes");
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException(
                        "module %s must be compiled before the rules, make it a dependency of rules/pom.xml"
                                .formatted(module));
            }
            folders.add(folder);
        }
        return folders;
    }

    /** Folders of compiled test classes; a module the rules do not depend on has none unless all is built. */
    List<Path> testClasses() throws IOException {
        return modules().stream()
                .map(module -> root.resolve(module).resolve("target/test-classes"))
                .filter(Files::isDirectory)
                .toList();
    }

    /** The path as a reader of a failure wants it. */
    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** The lines of a text, without the one a final line break would open. */
    static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1))
                .subList(0, (int) text.chars().filter(letter -> letter == '\n').count());
    }
}
