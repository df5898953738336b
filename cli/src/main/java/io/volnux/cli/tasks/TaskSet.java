// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.tasks;

import io.volnux.cli.text.UserError;
import io.volnux.graph.TaskRegistry;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that the script of a start can name.
 *
 * @param registry the tasks
 * @param loader loads them, and what they need
 * @param classes the user's classes, from sources and class path
 */
public record TaskSet(TaskRegistry registry, ClassLoader loader, List<Class<?>> classes) {

    public TaskSet {
        classes = List.copyOf(classes);
    }

    /**
     * Where tasks are looked for.
     *
     * @param classPath jars and folders, as written on a command line
     * @param cache folder of compiled tasks
     * @param pins versions by qualified name
     * @param shell what {@code sh::Run} may do
     */
    public record Places(String classPath, Path cache, Map<String, String> pins, ShellAccess shell) {}

    /**
     * Finds, compiles if need be, and registers.
     *
     * @throws UserError if sources do not compile or the class path is wrong
     */
    public static TaskSet of(TaskSources sources, Places places) {
        List<Path> classPath = ClassPathScan.parse(places.classPath());
        CompiledTasks compiled = compiled(sources, classPath, new ClassCache(places.cache()));
        ClassLoader libraries = libraries(classPath);
        ClassLoader loader =
                compiled.classes().isEmpty() ? libraries : new TaskLoader(compiled, sources.folder(), libraries);
        TaskRegistry.Builder registry = TaskRegistry.builder();
        List<Class<?>> classes = new ArrayList<>();
        for (String name : compiled.classes().keySet()) {
            Class<?> type = load(loader, name);
            classes.add(type);
            if (TaskClasses.isSourceOfTasks(type)) {
                registry.type(type);
            }
        }
        for (Path entry : classPath) {
            for (String name : ClassPathScan.candidates(entry)) {
                Class<?> type = load(loader, name);
                classes.add(type);
                if (TaskClasses.isMarked(type)) {
                    registry.type(type);
                }
            }
        }
        if (!classPath.isEmpty()) {
            registry.discovered(libraries);
        }
        registry.task(ShellRun.definition(places.shell()));
        places.pins().forEach(registry::pin);
        return new TaskSet(registry.build(), loader, classes);
    }

    private static CompiledTasks compiled(TaskSources sources, List<Path> classPath, ClassCache cache) {
        if (sources.isEmpty()) {
            return CompiledTasks.NONE;
        }
        ContentKey key;
        try {
            key = ContentKey.of(sources, classPath);
        } catch (IOException unreadable) {
            throw new UserError(
                    "tasks must be readable, got %s%s"
                            .formatted(
                                    unreadable instanceof AccessDeniedException ? "permission denied: " : "",
                                    unreadable.getMessage()),
                    unreadable);
        }
        return cache.find(key).orElseGet(() -> {
            CompiledTasks fresh = SourceCompiler.compile(sources, classPath);
            cache.keep(key, fresh);
            return fresh;
        });
    }

    private static ClassLoader libraries(List<Path> classPath) {
        ClassLoader own = TaskSet.class.getClassLoader();
        if (classPath.isEmpty()) {
            return own;
        }
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = classPath.get(i).toUri().toURL();
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return new URLClassLoader("volnux-class-path", urls, own); // open as long as the process: tasks load lazily
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError broken) {
            throw new UserError(
                    "class %s must be loadable, got %s; add what it needs to --classpath".formatted(name, broken),
                    broken);
        }
    }
}
