// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.graph.TaskRegistry;
import io.volnux.lang.ParseOptions;
import io.volnux.lang.Script;
import io.volnux.task.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the script of a pipeline class: in its annotation; in the file it names; as {@code <ClassName>.pty} (any letter
 * case) beside the class; in the configured directory. Parsed once per class.
 */
final class PipelineScripts {

    private final @Nullable Path directory;
    private final ParseOptions options;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Class<?>, Workflow> workflows = new WeakHashMap<>();

    PipelineScripts(@Nullable Path directory, TaskRegistry registry) {
        this.directory = directory;
        this.options = ParseOptions.standard().withNamespaces(List.copyOf(registry.namespaces()));
    }

    Workflow of(Pipeline pipeline) {
        lock.lock();
        try {
            Class<?> type = pipeline.getClass();
            Workflow known = workflows.get(type);
            if (known == null) {
                known = Workflow.of(pipeline.name(), find(type));
                workflows.put(type, known);
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private Script find(Class<?> type) {
        Pointy annotation = type.getAnnotation(Pointy.class);
        if (annotation != null && !annotation.value().isEmpty()) {
            return Script.parse(annotation.value(), options);
        }
        try {
            byte[] bytes = annotation != null && !annotation.file().isEmpty()
                    ? file(Path.of(annotation.file()), type)
                    : beside(type);
            if (bytes == null && directory != null) {
                bytes = inDirectory(directory, type.getSimpleName());
            }
            if (bytes != null) {
                return Script.parse(bytes, options);
            }
        } catch (IOException unreadable) {
            throw new ConfigurationException(
                    "UNREADABLE_SCRIPT",
                    "script of pipeline %s cannot be read: %s".formatted(type.getName(), unreadable));
        }
        throw new ConfigurationException(
                "NO_SCRIPT",
                "pipeline %s has no script; write it in @Pointy(\"...\"), or put %s.pty beside the class"
                        .formatted(type.getName(), type.getSimpleName()));
    }

    private static byte[] file(Path path, Class<?> type) throws IOException {
        byte[] found = Files.isDirectory(path) ? inDirectory(path, type.getSimpleName()) : null;
        return found == null ? Files.readAllBytes(path) : found;
    }

    private static byte @Nullable [] beside(Class<?> type) throws IOException {
        String name = type.getSimpleName();
        String lower = name.toLowerCase(Locale.ROOT);
        String upper = name.toUpperCase(Locale.ROOT);
        for (String candidate : List.of(name + ".pty", lower + ".pty", upper + ".pty", upper + ".PTY")) {
            try (InputStream stream = type.getResourceAsStream(candidate)) {
                if (stream != null) {
                    return stream.readAllBytes();
                }
            }
        }
        return null;
    }

    private static byte @Nullable [] inDirectory(Path directory, String name) throws IOException {
        if (!Files.isDirectory(directory)) {
            return null;
        }
        try (Stream<Path> files = Files.list(directory)) {
            Optional<Path> found = files.filter(
                            file -> String.valueOf(file.getFileName()).equalsIgnoreCase(name + ".pty"))
                    .findFirst();
            return found.isPresent() ? Files.readAllBytes(found.get()) : null;
        }
    }
}
